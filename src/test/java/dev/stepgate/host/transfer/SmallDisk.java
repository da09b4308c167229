package dev.stepgate.host.transfer;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stepgate.testkit.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few megabytes, where this machine lets one be mounted. */
record SmallDisk(Path path) implements AutoCloseable {

  static SmallDisk at(Path path, int megabytes) throws IOException {
    Files.createDirectory(path);
    String size = "size=" + megabytes + "m";
    Outcome mounted = Outcome.of("mount", "-t", "tmpfs", "-o", size, "tmpfs", path.toString());
    assumeThat(mounted.exit()).as("a disk may be mounted").isZero();
    return new SmallDisk(path);
  }

  @Override
  public void close() {
    Outcome.of("umount", path.toString()).worked();
  }
}
