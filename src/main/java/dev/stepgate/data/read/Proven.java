package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.FileEntry;
import dev.stepgate.data.format.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Proves the files of a folder, and not again while nobody has touched them. */
final class Proven {
  private static final String WANTED = "unix:dev,ino,size,mode,lastModifiedTime,ctime";

  private final Map<FileEntry, Map<String, Object>> files = new HashMap<>();

  void prove(Path folder, Manifest manifest) throws DataError {
    Map<FileEntry, Map<String, Object>> now = states(folder, manifest);
    if (!now.equals(files) || now.isEmpty()) {
      files.clear();
      Digests.prove(folder, manifest);
      // As they were before: a change during the proof is another state the next time.
      files.putAll(now);
    }
  }

  private static Map<FileEntry, Map<String, Object>> states(Path folder, Manifest manifest)
      throws DataError {
    Map<FileEntry, Map<String, Object>> states = new HashMap<>();
    for (FileEntry entry : manifest.files()) {
      try {
        states.put(entry, Files.readAttributes(Digests.inside(folder, entry.name()), WANTED));
      } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
        // A file that is not there is told by the proof, in its own words.
        return Map.of();
      }
    }
    return states;
  }
}
