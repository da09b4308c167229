package dev.stepgate.blackbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own, which only root can mount. */
record SmallDisk(Path folder) implements AutoCloseable {

  static SmallDisk mount(Path folder, String size) throws Exception {
    Files.createDirectories(folder);
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", folder.toString()),
        "only root can mount a small file system");
    return new SmallDisk(folder);
  }

  void makeReadOnly() throws Exception {
    run("mount", "-o", "remount,ro", folder.toString());
  }

  /** Leaves not more than so many bytes. */
  void fill(long left) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    Files.write(folder.resolve("filler"), new byte[(int) Math.max(0, free - left)]);
  }

  void makeRoom() throws IOException {
    Files.delete(folder.resolve("filler"));
  }

  @Override
  public void close() throws Exception {
    if (!run("umount", folder.toString())) {
      run("umount", "-l", folder.toString());
    }
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
