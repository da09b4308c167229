package dev.stepgate.host.transfer;

import dev.stepgate.host.Command;
import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.Host;
import dev.stepgate.host.LocalHost;
import dev.stepgate.host.Pipe;

/**
 * One end of a transfer.
 *
 * @param like how commands run there: folder, environment, user and tag
 * @param path as the runbook means it
 */
public record TransferEnd(Host host, Command like, String path) {

  Pipe pipe(String script) throws CommandNotStarted {
    return host.pipe(new Command(script, like.cwd(), like.env(), like.as(), like.tag()));
  }

  /** Whether this process itself can do there what a command could. */
  boolean isOurs() {
    return host instanceof LocalHost && like.as() == null;
  }

  String name() {
    return host.name();
  }

  /** The last part of the path. */
  String fileName() {
    String bare = path.replaceAll("/+$", "");
    return bare.substring(bare.lastIndexOf('/') + 1);
  }

  /** What is under a folder's own name when the path says so. */
  TransferEnd named(String fileName) {
    return path.endsWith("/") ? new TransferEnd(host, like, path + fileName) : this;
  }

  boolean isNamed() {
    return !fileName().isEmpty() && !fileName().equals(".") && !fileName().equals("..");
  }
}
