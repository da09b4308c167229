package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Notes what was masked as keyed digests, which say nothing to whoever has no key, so that a scan
 * can tell later whether any of it survived.
 */
public final class SourceDigests implements AutoCloseable {
  private final Path folder;
  private final KeyedHash hash;
  private final DigestRuns sources;
  private final DigestRuns fakes;
  private long shortValues;
  private long likeFakes;

  /**
   * What was noted.
   *
   * @param digests different ones that are looked for
   * @param shortValues values too short to be looked for
   * @param likeFakes values that cannot be told from fakes
   */
  public record Noted(long digests, long shortValues, long likeFakes) {}

  SourceDigests(Path folder, MaskingKey key, int inMemory) throws DataError {
    this.folder = folder;
    this.hash = key.hash("leak");
    this.sources = new DigestRuns(folder, inMemory);
    this.fakes = new DigestRuns(folder, inMemory);
    for (Canary canary : Canary.all(key)) {
      note(canary.noted(), null);
    }
  }

  /**
   * @param folder for files that are gone in the end
   */
  public static SourceDigests in(Path folder, MaskingKey key) throws DataError {
    return new SourceDigests(folder, key, DigestRuns.IN_MEMORY);
  }

  /** Notes a value that must not be found again, and what stands in its place. */
  void note(String value, @Nullable String fake) throws DataError {
    if (value.equals(fake)) {
      return;
    }
    Fragments source = Fragments.of(value);
    if (source.isShort() || Lexicon.makes(source)) {
      count(source);
      return;
    }
    long[] sought = digests(source);
    long[] made = fake == null ? new long[0] : digests(Fragments.of(fake));
    synchronized (this) {
      add(sources, sought);
      add(fakes, made);
    }
  }

  /** Writes the file for the scan. */
  public synchronized Noted writeTo(Path file) throws DataError {
    try {
      Path unsorted = Files.createTempFile(folder, "fakes", ".sorted");
      try {
        writeFakes(unsorted);
        return write(file, unsorted);
      } finally {
        Files.deleteIfExists(unsorted);
      }
    } catch (IOException failed) {
      throw cannotWrite(file, failed);
    }
  }

  /** Deletes what it needed meanwhile. */
  @Override
  public void close() throws DataError {
    try {
      sources.close();
      fakes.close();
    } catch (IOException failed) {
      throw cannotWrite(folder, failed);
    }
  }

  private synchronized void count(Fragments source) {
    if (source.isShort()) {
      shortValues++;
    } else {
      likeFakes++;
    }
  }

  private long[] digests(Fragments text) {
    return Stream.of(text.sought(), text.number())
        .filter(form -> !form.isEmpty())
        .mapToLong(hash::of)
        .toArray();
  }

  private void add(DigestRuns runs, long[] digests) throws DataError {
    try {
      for (long digest : digests) {
        runs.add(digest);
      }
    } catch (IOException failed) {
      throw cannotWrite(folder, failed);
    }
  }

  private void writeFakes(Path file) throws IOException {
    try (DataOutputStream out = DigestFile.stream(file)) {
      fakes.sorted(out::writeLong);
    }
  }

  private Noted write(Path file, Path fakeDigests) throws IOException {
    long[] count = new long[1];
    try (SortedDigests made = new SortedDigests(fakeDigests);
        DataOutputStream out = DigestFile.begin(file, hash)) {
      sources.sorted(
          digest -> {
            if (made.contains(digest)) {
              likeFakes++;
            } else {
              out.writeLong(digest);
              count[0]++;
            }
          });
    }
    Noted noted = new Noted(count[0], shortValues, likeFakes);
    DigestFile.finish(file, noted);
    return noted;
  }

  private static DataError cannotWrite(Path path, IOException failed) {
    return new DataError("cannot write " + path + ": " + failed.getMessage(), failed);
  }
}
