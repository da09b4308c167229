package dev.stepgate.data.format;

import dev.stepgate.support.Digests;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Set;
import java.util.function.Consumer;

/** Hashes what it writes, is for its owner only, and on the disk when it is closed. */
final class DigestedFile extends OutputStream {
  private final Path file;
  private final Consumer<FileEntry> done;
  private final FileChannel channel;
  private final MessageDigest digest = Digests.newSha256();
  private long bytes;

  DigestedFile(Path file, Consumer<FileEntry> done) throws IOException {
    this.file = file;
    this.done = done;
    this.channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(octets, offset, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    digest.update(octets, offset, length);
    bytes += length;
  }

  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      channel.force(true);
    }
    done.accept(new FileEntry(file.getFileName().toString(), bytes, Digests.hex(digest.digest())));
  }
}
