package dev.stepgate.audit;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import dev.stepgate.support.FileFaults;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A log that is read as it grows: what was read once is not read again. */
public final class FollowedLog {
  private static final int PORTION = 1 << 16;
  private final RunFolder folder;
  private ChainWalk walk = new ChainWalk();
  private LineSplitter lines = new LineSplitter(walk::next);
  private History history = new History();
  private @Nullable Object file;
  private long position;

  public FollowedLog(RunFolder folder) {
    this.folder = folder;
  }

  /** What the log says by now; a file that was replaced or cut is read from its beginning. */
  public synchronized History history() {
    try (SeekableByteChannel log =
        Files.newByteChannel(folder.log(), Set.of(READ, NOFOLLOW_LINKS))) {
      Object now =
          Files.readAttributes(folder.log(), BasicFileAttributes.class, NOFOLLOW_LINKS).fileKey();
      if (log.size() < position || !Objects.equals(now, file)) {
        beginAnew(now);
      }
      if (log.size() > position) {
        takeRest(log);
      }
      return history;
    } catch (IOException failed) {
      throw LogReader.unreadable(folder.log(), FileFaults.describe(failed)).causedBy(failed);
    }
  }

  /** Whether every record so far follows the one before it. */
  public synchronized boolean isSound() {
    return walk.sound();
  }

  /** How many records were read. */
  public synchronized int count() {
    return walk.count();
  }

  private void beginAnew(@Nullable Object now) {
    file = now;
    position = 0;
    walk = new ChainWalk();
    lines = new LineSplitter(walk::next);
    history = new History();
  }

  private void takeRest(SeekableByteChannel log) throws IOException {
    int before = walk.count();
    ByteBuffer portion = ByteBuffer.allocate(PORTION);
    log.position(position);
    while (log.read(portion.clear()) > 0) {
      position += portion.position();
      lines.take(portion.array(), portion.position());
    }
    walk.since(before).forEach(history::add);
  }
}
