package dev.stepgate.host.transfer;

import dev.stepgate.host.Pipe;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;

/** A file of this machine, which needs no program to be read or written. */
final class OpenFile implements Pipe {
  private final RandomAccessFile file;
  private final OutputStream in;
  private final InputStream out;

  private OpenFile(RandomAccessFile file, OutputStream in, InputStream out) {
    this.file = file;
    this.in = in;
    this.out = out;
  }

  static OpenFile reading(String path, long offset) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path, "r");
    file.seek(offset);
    InputStream out = Channels.newInputStream(file.getChannel());
    return new OpenFile(file, OutputStream.nullOutputStream(), out);
  }

  /** What is behind the offset is forgotten. */
  static OpenFile writing(String path, long offset) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path, "rw");
    file.setLength(offset);
    file.seek(offset);
    OutputStream in = Channels.newOutputStream(file.getChannel());
    return new OpenFile(file, in, InputStream.nullInputStream());
  }

  /** Whether Java can name it whatever the locale is. */
  static boolean canOpen(String rawPath) {
    return rawPath.chars().allMatch(one -> one < 0x80);
  }

  @Override
  public OutputStream in() {
    return in;
  }

  @Override
  public InputStream out() {
    return out;
  }

  @Override
  public int await() {
    return 0;
  }

  @Override
  public String errors() {
    return "";
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot close a file", failed);
    }
  }
}
