package dev.stepgate.run;

import dev.stepgate.host.ServiceProcess;
import dev.stepgate.support.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What services have printed; the files are already redacted. */
final class ServiceOutputs {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);
  private static final int LINES = 3;
  private static final int BYTES = 2_000;

  private ServiceOutputs() {}

  /** The file as long as the service still writes to it: a name without a digest. */
  static Map<String, Object> unfinished(Path file) {
    return Map.of("file", "output/" + file.getFileName());
  }

  /**
   * The file and its digest, once nothing writes to it any more; null if it was empty or is still
   * written.
   */
  static @Nullable Map<String, Object> bound(@Nullable Path file) {
    try {
      if (file == null || !ServiceProcess.awaitOutput(file, PATIENCE) || Files.size(file) == 0) {
        return null;
      }
      long size = Files.size(file);
      String sha256 = digest(file);
      return Entry.with("file", "output/" + file.getFileName())
          .and("stored_bytes", size)
          .and("stored_sha256", sha256)
          .map();
    } catch (IOException unreadable) {
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  static List<String> tail(@Nullable Path file) {
    if (file == null) {
      return List.of();
    }
    settle(file);
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(Math.max(0, in.length() - BYTES));
      byte[] end = new byte[(int) Math.min(BYTES, in.length())];
      in.readFully(end);
      List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /** The last words are on their way for a moment after the end. */
  private static void settle(Path file) {
    try {
      ServiceProcess.awaitOutput(file, LAST_WORDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String digest(Path file) throws IOException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), Digests.newSha256())) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return Digests.hex(((DigestInputStream) in).getMessageDigest().digest());
    }
  }
}
