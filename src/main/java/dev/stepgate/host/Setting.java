package dev.stepgate.host;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.Map;
import java.util.function.Function;

/** A setting that comes from Stepgate's environment. */
record Setting<T>(String name, String standard, Function<String, T> parse) {

  T get() {
    return in(System.getenv());
  }

  T in(Map<String, String> environment) {
    try {
      return parse.apply(environment.getOrDefault(name, standard));
    } catch (IllegalArgumentException wrong) {
      throw new UserError(
              ExitCode.INVALID,
              name + ": " + wrong.getMessage(),
              "Correct the environment variable, or unset it for " + standard + ".")
          .causedBy(wrong);
    }
  }
}
