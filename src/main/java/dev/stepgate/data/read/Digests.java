package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.FileEntry;
import dev.stepgate.data.format.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Proves files by what they should hash to. */
final class Digests {
  private static final int BUFFER = 1 << 16;

  private Digests() {}

  /** Every file is as it was when the manifest was written. */
  static void prove(Path folder, Manifest manifest) throws DataError {
    for (FileEntry entry : manifest.files()) {
      Path file = inside(folder, entry.name());
      if (!of(file).equals(entry.sha256())) {
        throw new DataError(
            file + " is not the file that the manifest speaks of: it was changed, cut or swapped");
      }
    }
  }

  /** A file of the folder, and never one elsewhere. */
  static Path inside(Path folder, String name) throws DataError {
    Path file = folder.resolve(name);
    if (!folder.equals(file.getParent()) || name.equals("..")) {
      throw new DataError(folder + ": the manifest names a file outside of its folder");
    }
    return file;
  }

  static String of(Path file) throws DataError {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream input = Files.newInputStream(file)) {
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (NoSuchFileException missing) {
      throw new DataError(file + " is missing", missing);
    } catch (IOException failed) {
      throw new DataError(file + " cannot be read", failed);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
