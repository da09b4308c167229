package dev.stepgate.data.convert;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.Compression;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that has its name only once all is in it, and is gone if it does not come so far. */
final class NewFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Path to;
  private final Path partial;
  private final FileChannel channel;
  private final OutputStream out;
  private boolean finished;

  private NewFile(Path to, Path partial, FileChannel channel) throws IOException {
    this.to = to;
    this.partial = partial;
    this.channel = channel;
    OutputStream plain = new BufferedOutputStream(new Open(channel), BUFFER);
    this.out = Compression.of(to.getFileName().toString()).packed(plain);
  }

  static NewFile create(Path to) throws IOException, DataError {
    Path whole = to.toAbsolutePath().normalize();
    refuseExisting(whole);
    Path folder = whole.getParent();
    Files.createDirectories(folder);
    Path partial = Files.createTempFile(folder, whole.getFileName() + ".partial-", "");
    return new NewFile(whole, partial, FileChannel.open(partial, StandardOpenOption.WRITE));
  }

  private static void refuseExisting(Path to) throws DataError {
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      throw new DataError(to + " exists already");
    }
  }

  OutputStream out() {
    return out;
  }

  /** Ends the file and gives it its name. */
  void finish() throws IOException, DataError {
    out.close();
    channel.force(true);
    refuseExisting(to);
    Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE);
    finished = true;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      if (!finished) {
        Files.delete(partial);
      }
    }
  }

  /** Packing ends its stream, and the file has to be brought to the disk after that. */
  private static final class Open extends java.io.FilterOutputStream {
    Open(FileChannel channel) {
      super(Channels.newOutputStream(channel));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
