package dev.stepgate.run;

import dev.stepgate.runbook.Runbook.Secret;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.Redactor;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads secrets from where the runbook says; they live in memory only. */
final class SecretReader {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Every form of every secret is watched for, which takes memory. */
  private static final int LONGEST = 1 << 12;

  private final Path folder;
  private final Operator operator;
  private final Duration patience;

  SecretReader(Path folder, Operator operator) {
    this(folder, operator, PATIENCE);
  }

  SecretReader(Path folder, Operator operator, Duration patience) {
    this.folder = folder;
    this.operator = operator;
    this.patience = patience;
  }

  Map<String, String> read(
      Map<String, Secret> secrets,
      Function<String, @Nullable String> lookUp,
      UnaryOperator<String> values) {
    Map<String, String> read = new LinkedHashMap<>();
    secrets.forEach(
        (name, secret) -> read.put(name, checked(name, one(name, secret, lookUp, values))));
    return read;
  }

  /** Leaves out what cannot be read now. */
  Map<String, String> readable(
      Map<String, Secret> secrets,
      Function<String, @Nullable String> lookUp,
      UnaryOperator<String> values) {
    Map<String, String> read = new LinkedHashMap<>();
    secrets.forEach(
        (name, secret) -> {
          try {
            read.put(name, checked(name, one(name, secret, lookUp, values)));
          } catch (UserError unknown) {
            // Its own steps will say so; here it only cannot be recognised.
          }
        });
    return read;
  }

  private String one(
      String name,
      Secret secret,
      Function<String, @Nullable String> lookUp,
      UnaryOperator<String> values) {
    if (secret.env() != null) {
      return orRefuse(
          lookUp.apply(secret.env()),
          name,
          "set " + secret.env() + " in the environment or the env file");
    }
    if (secret.file() != null) {
      return fromFile(name, folder.resolve(secret.file().expand(values)));
    }
    if (secret.command() != null) {
      return fromCommand(name, secret.command().script());
    }
    String prompt = secret.prompt() == null ? name : secret.prompt();
    return orRefuse(
        operator.secret(name, prompt).orElse(null),
        name,
        "start on a terminal, where it can be typed");
  }

  private static String orRefuse(@Nullable String value, String name, String remedy) {
    if (value == null) {
      throw refusal(name, "has no value", "To give it, " + remedy + ".");
    }
    return value;
  }

  private static String checked(String name, String value) {
    if (Redactor.tooShort(value)) {
      throw refusal(
          name,
          value.isEmpty() ? "is empty" : "is too short to be kept out of the log",
          "Use a value of at least four characters.");
    }
    if (value.indexOf('\0') >= 0) {
      throw refusal(
          name, "holds a NUL character", "Use a text value; encode binary keys as base64.");
    }
    return value;
  }

  private static String fromFile(String name, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return text(name, in.readNBytes(LONGEST + 1));
    } catch (IOException unreadable) {
      throw refusal(name, "cannot be read from " + file, "Create the file, readable by you alone.")
          .causedBy(unreadable);
    }
  }

  private String fromCommand(String name, String script) {
    try {
      return text(name, SecretCommand.output(script, folder, patience, LONGEST));
    } catch (SecretUnknown unknown) {
      throw refusal(
          name, String.valueOf(unknown.getMessage()), "Run the command by hand to see why.");
    } catch (IOException failed) {
      throw refusal(name, "its command could not be started", "Check that bash is installed.")
          .causedBy(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw refusal(name, "reading it was interrupted", "Start again.");
    }
  }

  private static String text(String name, byte[] bytes) {
    if (bytes.length > LONGEST) {
      throw refusal(
          name, "is longer than " + LONGEST + " bytes", "Name what holds only the secret.");
    }
    try {
      return withoutLineBreak(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException binary) {
      throw refusal(name, "is not UTF-8 text", "Encode binary keys as base64.");
    }
  }

  private static String withoutLineBreak(String text) {
    return text.replaceFirst("\\r?\\n\\z", "");
  }

  private static UserError refusal(String name, String what, String hint) {
    return new UserError(ExitCode.INVALID, "secret " + name + " " + what, hint);
  }
}
