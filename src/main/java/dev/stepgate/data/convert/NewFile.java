package dev.stepgate.data.convert;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.Compression;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A file that has its name only once all is in it, and is gone if it does not come so far. */
final class NewFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Path to;
  private final byte[] mark;
  private final Path partial;
  private final FileChannel channel;
  private final OutputStream out;
  private boolean finished;

  private NewFile(Path to, byte[] mark, Path partial, FileChannel channel) throws IOException {
    this.to = to;
    this.mark = mark;
    this.partial = partial;
    this.channel = channel;
    OutputStream plain = new BufferedOutputStream(new Open(channel), BUFFER);
    this.out = Compression.of(to.getFileName().toString()).packed(plain);
    out.write(mark);
  }

  static NewFile create(Target target) throws IOException, DataError {
    Path whole = target.path().toAbsolutePath().normalize();
    byte[] mark = mark(target);
    refuseForeign(whole, mark);
    Path folder = whole.getParent();
    Files.createDirectories(folder);
    Path partial = Files.createTempFile(folder, whole.getFileName() + ".partial-", "");
    return new NewFile(whole, mark, partial, FileChannel.open(partial, StandardOpenOption.WRITE));
  }

  /** The first line of what a step writes, by which its next attempt knows its own file again. */
  private static byte[] mark(Target target) {
    String line = target.id() == null ? "" : "-- written by Stepgate in " + target.id() + "\n";
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static void refuseForeign(Path to, byte[] mark) throws IOException, DataError {
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS) && !isOwn(to, mark)) {
      throw new DataError(to + " exists already");
    }
  }

  private static boolean isOwn(Path to, byte[] mark) throws IOException {
    if (mark.length == 0 || !Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (InputStream file = new BufferedInputStream(Files.newInputStream(to));
        InputStream plain = Compression.of(to.getFileName().toString()).unpacked(file)) {
      return Arrays.equals(plain.readNBytes(mark.length), mark);
    } catch (IOException notPacked) {
      return false;
    }
  }

  OutputStream out() {
    return out;
  }

  /** Ends the file and gives it its name. */
  void finish() throws IOException, DataError {
    out.close();
    channel.force(true);
    refuseForeign(to, mark);
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
