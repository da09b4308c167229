package dev.stepgate.data.format;

import dev.stepgate.data.DataError;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder that has its name only once all is in it, and is gone if it does not come so far. */
public final class ExportFolder implements Closeable {
  /** What is in the name of a folder that is not finished. */
  public static final String PARTIAL = ".partial-";

  private final Path to;
  private final Path partial;
  private final Compression compression;
  private final List<FileEntry> files = new ArrayList<>();
  private final @Nullable String id;
  private boolean finished;

  private ExportFolder(Path to, Path partial, Compression compression, @Nullable String id) {
    this.to = to;
    this.partial = partial;
    this.compression = compression;
    this.id = id;
  }

  /**
   * Begins under another name.
   *
   * @param id who may replace an export with the same id, or null
   */
  public static ExportFolder create(Path to, Compression compression, @Nullable String id)
      throws DataError, IOException {
    if (!isReplaceable(to, id)) {
      refuseExisting(to);
    }
    Path parent = to.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path partial = Files.createTempDirectory(parent, to.getFileName() + PARTIAL);
    return new ExportFolder(to, partial, compression, id);
  }

  /** An export of the same id, with nothing in it that somebody else has put there. */
  private static boolean isReplaceable(Path to, @Nullable String id) throws DataError, IOException {
    if (id == null || !Files.isRegularFile(to.resolve(Manifest.NAME), LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Manifest manifest = Manifest.read(to);
    Set<String> own = manifest.files().stream().map(FileEntry::name).collect(Collectors.toSet());
    own.add(Manifest.NAME);
    try (Stream<Path> inside = Files.list(to)) {
      return id.equals(manifest.id())
          && inside.allMatch(file -> own.contains(file.getFileName().toString()));
    }
  }

  private static void refuseExisting(Path to) throws DataError {
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      throw new DataError(to + " exists already");
    }
  }

  Compression compression() {
    return compression;
  }

  /** A file of its own; it counts as written when the stream is closed. */
  OutputStream file(String name) throws IOException {
    DigestedFile digested = new DigestedFile(partial.resolve(name), this::written);
    return new Background(compression.packed(digested), name);
  }

  /** A file beside those of the tables, never packed. */
  public OutputStream beside(String name) throws IOException {
    return new DigestedFile(partial.resolve(name), this::written);
  }

  private synchronized void written(FileEntry file) {
    files.add(file);
  }

  /** The files written so far, by name. */
  public synchronized List<FileEntry> files() {
    return files.stream().sorted(Comparator.comparing(FileEntry::name)).toList();
  }

  /** Adds the manifest and gives the folder its name. */
  public void finish(Manifest manifest) throws DataError, IOException {
    try (OutputStream file = new DigestedFile(partial.resolve(Manifest.NAME), unused -> {})) {
      file.write(manifest.bytes());
    }
    sync(partial);
    if (isReplaceable(to, id)) {
      remove(to);
    }
    refuseExisting(to);
    Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE);
    finished = true;
    sync(to.toAbsolutePath().getParent());
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    if (!finished) {
      remove(partial);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path file : inside.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
