package dev.stepgate.run;

import dev.stepgate.runbook.Runbook.Secret;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.Redactor;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads secrets from where the runbook says; they live in memory only. */
final class SecretReader {
  private static final int PATIENCE_SECONDS = 60;
  private final Path folder;
  private final Operator operator;

  SecretReader(Path folder, Operator operator) {
    this.folder = folder;
    this.operator = operator;
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
    try {
      return withoutLineBreak(Files.readString(file));
    } catch (IOException unreadable) {
      throw refusal(name, "cannot be read from " + file, "Create the file, readable by you alone.")
          .causedBy(unreadable);
    }
  }

  private String fromCommand(String name, String script) {
    try {
      Process process =
          new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
              .directory(folder.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      java.util.concurrent.CompletableFuture<byte[]> output =
          java.util.concurrent.CompletableFuture.supplyAsync(() -> readAll(process));
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw refusal(
            name,
            "its command took longer than " + PATIENCE_SECONDS + "s",
            "Run the command by hand to see why.");
      }
      if (process.exitValue() != 0) {
        throw refusal(
            name,
            "its command ended with exit code " + process.exitValue(),
            "Run the command by hand to see why.");
      }
      return withoutLineBreak(new String(output.join(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw refusal(name, "its command could not be started", "Check that bash is installed.")
          .causedBy(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw refusal(name, "reading it was interrupted", "Start again.");
    }
  }

  private static byte[] readAll(Process process) {
    try {
      return process.getInputStream().readAllBytes();
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  private static String withoutLineBreak(String text) {
    return text.replaceFirst("\\r?\\n\\z", "");
  }

  private static UserError refusal(String name, String what, String hint) {
    return new UserError(ExitCode.INVALID, "secret " + name + " " + what, hint);
  }
}
