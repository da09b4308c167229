package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of digests: a mark, a proof of the key, three counts, then the digests in order. */
final class DigestFile {
  static final long HEADER = 5 * Long.BYTES;
  private static final long MARK = 0x53474c45414b3031L;
  private static final String PROOF = "which key";

  private DigestFile() {}

  static DataOutputStream stream(Path file) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  static DataOutputStream begin(Path file, KeyedHash hash) throws IOException {
    DataOutputStream out = stream(file);
    out.writeLong(MARK);
    out.writeLong(hash.of(PROOF));
    out.write(new byte[3 * Long.BYTES]);
    return out;
  }

  static void finish(Path file, SourceDigests.Noted noted) throws IOException {
    try (RandomAccessFile counts = new RandomAccessFile(file.toFile(), "rw")) {
      counts.seek(2 * Long.BYTES);
      counts.writeLong(noted.digests());
      counts.writeLong(noted.shortValues());
      counts.writeLong(noted.likeFakes());
    }
  }

  /** What the file says of itself; refuses one that is cut or was written with another key. */
  static SourceDigests.Noted read(Path file, KeyedHash hash) throws DataError {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      if (Files.size(file) < HEADER || in.readLong() != MARK) {
        throw new DataError(file + " is no file of digests");
      }
      if (in.readLong() != hash.of(PROOF)) {
        throw new DataError(file + " was written with another masking key");
      }
      SourceDigests.Noted noted =
          new SourceDigests.Noted(in.readLong(), in.readLong(), in.readLong());
      if (Files.size(file) != HEADER + noted.digests() * Long.BYTES) {
        throw new DataError(file + " is cut");
      }
      return noted;
    } catch (IOException failed) {
      throw new DataError("cannot read " + file + ": " + failed.getMessage(), failed);
    }
  }
}
