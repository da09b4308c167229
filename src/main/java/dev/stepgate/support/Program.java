package dev.stepgate.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Properties;

/** Which program this is, as the log names it. */
public final class Program {
  private Program() {}

  public static String version() {
    Properties build = new Properties();
    try (InputStream in = Program.class.getResourceAsStream("/stepgate.properties")) {
      build.load(in);
      return build.getProperty("version");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** SHA-256 of the jar; {@code unpacked} when the classes were started from a folder. */
  public static String digest() {
    CodeSource source = Program.class.getProtectionDomain().getCodeSource();
    try {
      Path jar = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(jar) ? Digests.sha256(Files.readAllBytes(jar)) : "unpacked";
    } catch (IOException | java.net.URISyntaxException unreadable) {
      return "unknown";
    }
  }
}
