package dev.stepgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;

/** What the stand-ins take for a container: processes, a name, /srv and /tmp of their own. */
public final class Container {
  /** Like the programs that most containers begin with, this one buries nobody. */
  private static final String ALONE =
      "mount --bind \"$1/hosts\" /etc/hosts && mount --bind \"$1/srv\" /srv"
          + " && hostname \"$2\" && touch \"$1/begun\""
          + " && mount --bind \"$1/tmp\" /tmp && exec sleep infinity";

  /** Left to itself, unshare does not end when it is told to. */
  private static final String ENDED =
      "unshare --pid --fork --kill-child --mount-proc --uts \"$@\" & alone=$!;"
          + " trap 'kill -9 $alone' TERM; wait; wait";

  private final Path folder;
  private final String id =
      new Random().ints(8).mapToObj("%08x"::formatted).reduce("", String::concat);
  private Process guard;

  private Container(Path folder) {
    this.folder = folder;
  }

  /** An empty host name stands for the beginning of its id. */
  static Container begin(Path folder, String user, String hostName) {
    Container container = new Container(folder);
    container.prepare(user);
    container.start(hostName.isEmpty() ? container.id.substring(0, 12) : hostName);
    return container;
  }

  public String id() {
    return id;
  }

  public String name() {
    return folder.getFileName().toString();
  }

  /** What is {@code /srv} in the container, where its commands begin. */
  public Path srv() {
    return folder.resolve("srv");
  }

  /** What is {@code /tmp} in the container. */
  public Path tmp() {
    return folder.resolve("tmp");
  }

  /** Everything that runs in it but its first process, numbered as they are seen from outside. */
  public List<Long> processes() {
    return inside()
        .processes()
        .filter(process -> process.pid() != init().pid())
        .map(ProcessHandle::pid)
        .toList();
  }

  /** Commands named bash are not found any more. */
  public Container withoutBash() {
    write("no-bash", "");
    String first = String.valueOf(init().pid());
    Outcome.of("nsenter", "-t", first, "-m", "mount", "--bind", "/dev/null", "/usr/bin/bash")
        .worked();
    return this;
  }

  /** Ends its first process, and with it all others. */
  public void stop() {
    if (guard.isAlive()) {
      Namespace inside = inside();
      write("init", "");
      guard.destroy();
      guard.onExit().join();
      inside.end();
    }
  }

  private Namespace inside() {
    return Namespace.of("pid", init());
  }

  private void prepare(String user) {
    for (Path shared : List.of(srv(), tmp())) {
      try {
        Files.createDirectories(shared);
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    write("id", id + "\n");
    write("user", user + "\n");
  }

  private void start(String hostName) {
    write("hosts", "127.0.0.1 localhost " + hostName + "\n");
    guard =
        ServerProcess.start(
            folder,
            List.of("sh", "-c", ENDED, "unshare", "sh", "-c", ALONE, "container"),
            List.of(folder.toString(), hostName),
            () -> Files.exists(folder.resolve("begun")));
    write("init", init().pid() + "\n");
  }

  private ProcessHandle init() {
    return guard
        .children()
        .flatMap(ProcessHandle::children)
        .flatMap(ProcessHandle::children)
        .findFirst()
        .orElseThrow();
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
