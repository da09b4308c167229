package dev.stepgate.audit;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.stepgate.support.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** The size and SHA-256 of a file, read without following a link. */
record FileDigest(long bytes, String sha256) {
  static FileDigest of(Path file) throws IOException {
    MessageDigest digest = Digests.newSha256();
    long bytes = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        digest.update(buffer, 0, length);
        bytes += length;
      }
    }
    return new FileDigest(bytes, Digests.hex(digest.digest()));
  }
}
