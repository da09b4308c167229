package dev.stepgate.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where the system's programs are. */
final class Programs {
  private static final String USUAL =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private static final Map<String, Path> FOUND = new ConcurrentHashMap<>();

  private Programs() {}

  /** Looked for once: each folder without the program costs an exception. */
  static Path find(String name) throws CommandNotStarted {
    @Nullable Path known = FOUND.get(name);
    if (known == null) {
      known = find(name, folders());
      FOUND.put(name, known);
    }
    return known;
  }

  /** Where this machine's programs are looked for. */
  static String folders() {
    return System.getenv().getOrDefault("PATH", USUAL) + ":" + USUAL;
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
