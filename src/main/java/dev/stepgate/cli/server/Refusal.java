package dev.stepgate.cli.server;

import dev.stepgate.run.JsonReader;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What a server says when it does not do what it is asked. */
record Refusal(@Nullable String detail, @Nullable String hint, @Nullable Integer exit) {

  static UserError of(URI url, int status, String body) {
    Refusal refusal = read(body);
    return new UserError(
        refusal.code(),
        Objects.requireNonNullElse(refusal.detail(), url + " answered with HTTP status " + status),
        refusal.hint(status));
  }

  private static Refusal read(String body) {
    try {
      return Objects.requireNonNullElse(
          JsonReader.read(body, Refusal.class), new Refusal(null, null, null));
    } catch (JacksonException notOurs) {
      return new Refusal(null, null, null);
    }
  }

  private ExitCode code() {
    return Stream.of(ExitCode.values())
        .filter(code -> exit != null && code.code() == exit && code != ExitCode.PASSED)
        .findFirst()
        .orElse(ExitCode.REFUSED);
  }

  private String hint(int status) {
    if (status == 401) {
      return "Put an API token into STEPGATE_TOKEN, or into a file that --token-file names.";
    }
    return hint == null ? "See whether the URL is that of a Stepgate server." : hint;
  }
}
