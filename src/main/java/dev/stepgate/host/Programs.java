package dev.stepgate.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Where the system's programs are. */
final class Programs {
  private static final String USUAL =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private Programs() {}

  static Path find(String name) throws CommandNotStarted {
    return find(name, System.getenv().getOrDefault("PATH", USUAL) + ":" + USUAL);
  }

  static Path find(String name, String folders) throws CommandNotStarted {
    return Arrays.stream(folders.split(":"))
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new CommandNotStarted("cannot find the program '" + name + "'", null));
  }
}
