package dev.stepgate.audit;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file that grows at its end only, by one writer who notices when somebody else was there. */
final class AppendOnlyFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final @Nullable Object inode;
  private long size;
  private boolean dirty;

  private AppendOnlyFile(Path path, FileChannel channel, BasicFileAttributes found) {
    this.path = path;
    this.channel = channel;
    this.inode = found.fileKey();
    this.size = found.size();
  }

  static AppendOnlyFile create(Path path) throws IOException {
    PrivateFiles.create(path);
    return open(path);
  }

  static AppendOnlyFile open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, Set.of(WRITE, APPEND, NOFOLLOW_LINKS));
    try {
      lock(channel);
      return new AppendOnlyFile(path, channel, attributes(path));
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  long size() {
    return size;
  }

  /** One write call; what was written is on disk only after {@link #force()}. */
  void append(byte[] bytes) throws IOException {
    checkUntouched();
    int written = channel.write(ByteBuffer.wrap(bytes));
    if (written != bytes.length) {
      throw new IOException("only " + written + " of " + bytes.length + " bytes were written");
    }
    size += written;
    dirty = true;
  }

  void force() throws IOException {
    if (dirty) {
      channel.force(false);
      dirty = false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void checkUntouched() throws IOException {
    BasicFileAttributes found = found();
    if (!Objects.equals(found.fileKey(), inode)) {
      throw new IOException("another file has been put in its place");
    }
    if (found.size() != size) {
      throw new IOException(
          "somebody else has changed it: it has " + found.size() + " bytes, not " + size);
    }
  }

  private BasicFileAttributes found() throws IOException {
    try {
      return attributes(path);
    } catch (NoSuchFileException gone) {
      throw new IOException("it has been deleted or renamed", gone);
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
  }

  private static void lock(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException sameProcess) {
      throw new IOException("it is being written already", sameProcess);
    }
    throw new IOException("another process is writing it");
  }
}
