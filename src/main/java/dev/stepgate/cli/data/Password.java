package dev.stepgate.cli.data;

import dev.stepgate.cli.Questions;
import dev.stepgate.cli.Session;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a password comes from, which is never the command line.
 *
 * @param env the name of an environment variable, or null
 * @param file a file that holds nothing else, or null
 */
record Password(@Nullable String env, @Nullable Path file) {
  Password {
    Invalid.when(
        env != null && file != null,
        "--password-env and --password-file are both given",
        "Give one of them.");
  }

  boolean isGiven() {
    return env != null || file != null;
  }

  /** Null for none: some servers want none, and some drivers find it by themselves. */
  @Nullable String of(String user, Session session, Questions questions) {
    Optional<String> password =
        env != null
            ? Optional.of(fromEnvironment(env, session))
            : file != null ? Optional.of(fromFile(file)) : questions.secret("password of " + user);
    return password.filter(text -> !text.isEmpty()).orElse(null);
  }

  static String fromEnvironment(String name, Session session) {
    String value = session.around().env().get(name);
    if (value == null) {
      throw Invalid.because(
          "the environment has no " + name, "Set " + name + ", or name another variable.");
    }
    return value;
  }

  private static String fromFile(Path file) {
    try {
      return Files.readString(file).replaceFirst("\\r?\\n\\z", "");
    } catch (IOException unreadable) {
      UserError error =
          Invalid.because(
              "the password cannot be read from " + file,
              "Name a text file that holds only the password and that you may read.");
      throw error.causedBy(unreadable);
    }
  }
}
