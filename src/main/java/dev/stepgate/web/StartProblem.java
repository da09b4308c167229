package dev.stepgate.web;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;

/** Says why the server does not start, as far as a person can mend it. */
final class StartProblem {
  private StartProblem() {}

  static RuntimeException of(ConsoleSettings settings, RuntimeException failed) {
    String where = settings.listenAddress() + ":" + settings.portNumber();
    Optional<UserError> told = cause(failed, UserError.class);
    if (told.isPresent()) {
      return told.get();
    }
    if (cause(failed, PortInUseException.class).isPresent()) {
      return new UserError(
              ExitCode.REFUSED,
              "another program listens on " + where,
              "End it, or choose another port with --port N.")
          .causedBy(failed);
    }
    return cause(failed, WebServerException.class)
        .<RuntimeException>map(
            server ->
                new UserError(
                        ExitCode.REFUSED,
                        "the console cannot listen on " + where + ": " + innermost(server),
                        "Look at 'listen', 'port' and 'tls' in " + ConsoleSettings.FILE + ".")
                    .causedBy(failed))
        .orElse(failed);
  }

  private static String innermost(Throwable failed) {
    return causes(failed).reduce((outer, inner) -> inner).map(Throwable::getMessage).orElse("");
  }

  private static <T> Optional<T> cause(Throwable failed, Class<T> kind) {
    return causes(failed).filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private static Stream<Throwable> causes(Throwable failed) {
    return Stream.iterate(failed, cause -> cause != null, Throwable::getCause);
  }
}
