package dev.stepgate.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** Which program this is, as the log names it. */
public final class Program {
  private Program() {}

  /** From the jar's manifest; {@code unpacked} when the classes were started from a folder. */
  public static String version() {
    String version = Program.class.getPackage().getImplementationVersion();
    return version == null ? "unpacked" : version;
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
