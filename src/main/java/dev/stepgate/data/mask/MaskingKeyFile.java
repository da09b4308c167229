package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A masking key that is made when it is first needed, and kept in a file for its owner only. */
public final class MaskingKeyFile {
  private static final int BYTES = 32;

  private MaskingKeyFile() {}

  /** Whoever comes first makes it; all others get the same. */
  public static MaskingKey of(Path file) throws DataError {
    try {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        make(file);
      }
      return MaskingKey.of(Files.readString(file).strip());
    } catch (IOException failed) {
      throw new DataError("masking key " + file + " cannot be read: " + failed, failed);
    }
  }

  private static void make(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh =
        Files.createTempFile(
            folder,
            file.getFileName() + ".",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(
          fresh,
          Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n",
          StandardCharsets.US_ASCII);
      sync(fresh);
      Files.createLink(file, fresh);
      sync(folder);
    } catch (FileAlreadyExistsException overtaken) {
      // Somebody else was quicker, and their key counts.
    } finally {
      Files.delete(fresh);
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
