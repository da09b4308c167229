package dev.stepgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** A folder of a test's own on another machine, and how a runbook gets there. */
public record FarFolder(SshServer server, Path config, String name) {

  public static FarFolder on(SshServer server) {
    return on(server, server.config());
  }

  /**
   * @param config what knows the server
   */
  public static FarFolder on(SshServer server, Path config) {
    FarFolder folder = new FarFolder(server, config, UUID.randomUUID().toString());
    try {
      Files.createDirectory(folder.path(""));
      Files.setOwner(folder.path(""), Files.getOwner(server.srv()));
      return folder;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The value of a runbook's {@code hosts.<name>}; commands start in this folder. */
  public String host() {
    return "{ssh: %s, config: %s, cwd: /srv/%s}".formatted(server.hostName(), config, name);
  }

  /** As seen from this machine. */
  public Path path(String file) {
    return server.srv().resolve(name).resolve(file);
  }

  public FarFolder file(String file, String text) {
    try {
      Files.writeString(path(file), text);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public String text(String file) {
    try {
      return Files.exists(path(file)) ? Files.readString(path(file)) : "";
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits until the file is there. */
  public void await(String file) {
    Patience.until(file, () -> Files.exists(path(file)));
  }

  /** The processes on the machine that work in this folder. */
  public List<Long> processes() {
    return server.processes().stream().filter(this::worksHere).toList();
  }

  /** Nothing works here any more, or soon does not. */
  public void awaitQuiet() {
    Patience.until("the end of what runs in " + name, () -> processes().isEmpty());
  }

  private boolean worksHere(long pid) {
    try {
      Path folder = Files.readSymbolicLink(Path.of("/proc", String.valueOf(pid), "cwd"));
      return folder.endsWith(name);
    } catch (IOException ended) {
      return false;
    }
  }
}
