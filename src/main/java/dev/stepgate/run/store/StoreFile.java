package dev.stepgate.run.store;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The SQLite file and the lock under which it is created, one process at a time. */
final class StoreFile {
  private static final ReentrantLock THREADS = new ReentrantLock();
  private static final int TRIES = 300;
  private final StoreSettings settings;
  private final Path file;

  StoreFile(StoreSettings settings, Path file) {
    this.settings = settings;
    this.file = file;
  }

  /** Switching to WAL and the first migration do not wait for others by themselves. */
  <T> T alone(Supplier<T> work) {
    THREADS.lock();
    try {
      create(file);
      return locked(work);
    } catch (IOException failed) {
      throw StoreProblem.unusable(settings, failed);
    } finally {
      THREADS.unlock();
    }
  }

  private <T> T locked(Supplier<T> work) throws IOException {
    Path lock = file.resolveSibling("store.lock");
    create(lock);
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      for (int attempt = 0; attempt < TRIES; attempt++) {
        try (@Nullable FileLock held = channel.tryLock()) {
          if (held != null) {
            return work.get();
          }
        }
        Pause.millis(50);
      }
      throw StoreProblem.busy(settings);
    }
  }

  private static void create(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(file.getParent(), asFileAttribute(fromString("rwx------")));
    try {
      Files.createFile(file, asFileAttribute(fromString("rw-------")));
    } catch (FileAlreadyExistsException created) {
      // By another process, a moment ago.
    }
  }
}
