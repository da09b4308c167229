package dev.stepgate.check;

import dev.stepgate.support.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder as content: a line of digest and name per file; its size is that of all files. */
record FolderContent(Path path) implements Content {

  @Override
  public InputStream open() throws IOException {
    String listing =
        files().entrySet().stream()
            .map(file -> file.getValue() + "  " + file.getKey() + "\n")
            .collect(Collectors.joining());
    return new ByteArrayInputStream(listing.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public long size() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(Files::isRegularFile).mapToLong(FolderContent::length).sum();
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  @Override
  public boolean complete() {
    return true;
  }

  String firstDifference(FolderContent other) throws IOException {
    Map<String, String> mine = files();
    Map<String, String> theirs = other.files();
    for (Map.Entry<String, String> file : theirs.entrySet()) {
      String digest = mine.remove(file.getKey());
      if (!file.getValue().equals(digest)) {
        return file.getKey() + (digest == null ? " is missing" : " is different");
      }
    }
    return mine.isEmpty() ? "the same" : mine.keySet().iterator().next() + " is additional";
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> digests =
        new TreeMap<>(
            Comparator.comparing(
                name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        digests.put(path.relativize(file).toString(), digest(file));
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    return digests;
  }

  private static String digest(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), Digests.newSha256())) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return Digests.hex(in.getMessageDigest().digest());
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
