package dev.stepgate.web.people;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How people are called: in small plain letters, so that nobody has a twin. */
final class Names {
  private static final Pattern GOOD = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,63}");

  private Names() {}

  static Optional<String> known(String typed) {
    String plain = typed.strip().toLowerCase(Locale.ROOT);
    return Optional.of(plain).filter(name -> GOOD.matcher(name).matches());
  }

  static String wanted(String typed) {
    return known(typed)
        .orElseThrow(
            () ->
                new UserError(
                    ExitCode.INVALID,
                    "the name is not possible",
                    "Use up to 64 of the letters a to z, digits and . _ @ + -, a letter or a digit"
                        + " first."));
  }
}
