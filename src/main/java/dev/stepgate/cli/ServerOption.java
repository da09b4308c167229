package dev.stepgate.cli;

import dev.stepgate.cli.server.ServerRuns;
import dev.stepgate.run.RunService;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server works with the runs; this machine if none is named. */
final class ServerOption {
  static final String URL = "STEPGATE_SERVER";
  private static final String TOKEN = "STEPGATE_TOKEN";

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The server that has the runs; STEPGATE_SERVER, or this machine, if not given.")
  private @Nullable String server;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Holds the API token for the server; STEPGATE_TOKEN if not given.")
  private @Nullable Path tokenFile;

  /** The runs of the server, or those of this machine. */
  RunService runs(Session session) {
    Optional<ServerRuns> remote = remote(session);
    return remote.isPresent() ? remote.get() : session.runs();
  }

  boolean isNamed(Session session) {
    return !url(session).isEmpty();
  }

  Optional<ServerRuns> remote(Session session) {
    return isNamed(session)
        ? Optional.of(new ServerRuns(checked(url(session)), token(session)))
        : Optional.empty();
  }

  private String url(Session session) {
    return server == null ? session.around().env().getOrDefault(URL, "") : server;
  }

  private static URI checked(String url) {
    try {
      URI address = URI.create(url);
      if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
          && address.getHost() != null
          && address.getUserInfo() == null) {
        return address;
      }
    } catch (IllegalArgumentException malformed) {
      // Said below, together with what is no address of a server.
    }
    throw new UserError(
        ExitCode.INVALID,
        "the server is '" + url + "', which is no http or https URL",
        "Give one such as http://127.0.0.1:8321 after --server or in " + URL + ".");
  }

  private @Nullable String token(Session session) {
    if (tokenFile == null) {
      return session.around().env().get(TOKEN);
    }
    try {
      return Files.readString(tokenFile).strip();
    } catch (IOException unreadable) {
      throw new UserError(
              ExitCode.INVALID,
              "the token cannot be read from " + tokenFile,
              "Name a file that holds nothing but the token.")
          .causedBy(unreadable);
    }
  }
}
