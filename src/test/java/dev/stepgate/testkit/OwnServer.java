package dev.stepgate.testkit;

import java.nio.file.Path;
import java.util.List;

/** A server that can be killed in the middle of its work, and started again on the same data. */
public final class OwnServer {
  private final Server server;
  private final Path home;
  private final List<String> command;
  private final List<String> options;
  private Process guard;

  private OwnServer(Server server, Path home, List<String> command, List<String> options) {
    this.server = server;
    this.home = home;
    this.command = command;
    this.options = options;
    this.guard = ServerProcess.start(home, command, options, server::answers);
  }

  static OwnServer started(Server server, Path home, List<String> command, List<String> options) {
    return new OwnServer(server, home, command, options);
  }

  public Server server() {
    return server;
  }

  public void kill() {
    ServerProcess.kill(guard);
  }

  public void startAgain() {
    guard = ServerProcess.start(home, command, options, server::answers);
  }
}
