package dev.stepgate.host;

import dev.stepgate.support.Digests;
import dev.stepgate.support.Sizes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that takes bytes up to a limit, and counts and digests all of them.
 *
 * <p>A failed write is remembered, never tried again, and does not stop the counting.
 */
final class EvidenceFile {
  private final Path file;
  private final FileChannel channel;
  private final long limit;
  private final MessageDigest all = Digests.newSha256();
  private @Nullable MessageDigest stored;
  private long bytes;
  private long storedBytes;
  private @Nullable IOException failure;

  private EvidenceFile(Path file, FileChannel channel, long limit) {
    this.file = file;
    this.channel = channel;
    this.limit = limit;
  }

  static EvidenceFile create(Path file, long limit) throws EvidenceLost {
    return open(file, limit, StandardOpenOption.CREATE_NEW);
  }

  static EvidenceFile open(Path file, long limit, OpenOption how) throws EvidenceLost {
    try {
      Set<OpenOption> options = Set.of(how, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      var onlyOwner =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      return new EvidenceFile(file, FileChannel.open(file, options, onlyOwner), limit);
    } catch (IOException failed) {
      throw new EvidenceLost("cannot open " + file, failed);
    }
  }

  void write(byte[] buffer, int offset, int length) {
    int kept = (int) Math.min(length, Math.max(0, limit - bytes));
    all.update(buffer, offset, kept);
    store(ByteBuffer.wrap(buffer, offset, kept));
    storedBytes += kept;
    if (kept < length) {
      stored = stored == null ? copyOf(all) : stored;
      all.update(buffer, offset + kept, length - kept);
    }
    bytes += length;
  }

  long bytes() {
    return bytes;
  }

  String sha256() {
    return Digests.hex(copyOf(all).digest());
  }

  long storedBytes() {
    return storedBytes;
  }

  String storedSha256() {
    return Digests.hex(copyOf(stored == null ? all : stored).digest());
  }

  boolean capped() {
    return stored != null;
  }

  boolean failed() {
    return failure != null;
  }

  /** Puts everything on the disk; an interrupt, which would close the file, has to wait. */
  void close() throws EvidenceLost {
    boolean interrupted = Thread.interrupted();
    try (channel) {
      sayWhatIsMissing();
      // An empty file is no evidence, and is deleted.
      if (failure == null && bytes > 0) {
        channel.force(true);
      }
    } catch (IOException failed) {
      failure = failure == null ? failed : failure;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    if (failure != null) {
      throw new EvidenceLost("cannot write " + file, failure);
    }
  }

  private void sayWhatIsMissing() {
    if (stored != null) {
      String line = "\n[stepgate: " + Sizes.render(bytes - limit) + " more were not kept]\n";
      byte[] last = line.getBytes(StandardCharsets.UTF_8);
      stored.update(last);
      store(ByteBuffer.wrap(last));
      storedBytes += last.length;
    }
  }

  private void store(ByteBuffer buffer) {
    try {
      while (failure == null && buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException failed) {
      failure = failed;
    }
  }

  private static MessageDigest copyOf(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
