package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.ExportFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/** The first going through the files: which models there are, and where. */
final class Survey {
  private final Map<String, Surveyed> models = new LinkedHashMap<>();

  static Collection<Surveyed> of(List<Path> files) throws DataError {
    Survey survey = new Survey();
    try {
      for (Path file : files) {
        survey.look(file);
      }
    } catch (IOException failed) {
      throw new DataError(String.valueOf(failed.getMessage()), failed);
    }
    return survey.models.values();
  }

  /** The files that a path means: itself, or those in it that can be read. */
  static List<Path> files(Path path) throws DataError {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    if (path.getFileName().toString().contains(ExportFolder.PARTIAL)) {
      throw new DataError(path + " is an export that was cut");
    }
    try (Stream<Path> inside = Files.list(path)) {
      List<Path> files = inside.filter(Survey::isFixture).sorted().toList();
      if (files.isEmpty()) {
        throw new DataError(path + " holds no file .json, .json.gz or .json.zst");
      }
      return files;
    } catch (IOException failed) {
      throw new DataError(path + " cannot be read", failed);
    }
  }

  private static boolean isFixture(Path file) {
    return file.getFileName().toString().matches(".*\\.json(\\.gz|\\.zst)?")
        && Files.isRegularFile(file);
  }

  private void look(Path file) throws IOException, DataError {
    JsonToken first = first(file);
    if (first == JsonToken.START_ARRAY) {
      objects(file);
    } else if (first == JsonToken.START_OBJECT) {
      for (Map.Entry<String, Long> table : TableStarts.find(file).entrySet()) {
        rows(file, table.getKey(), table.getValue());
      }
    } else {
      throw new UnreadableRow(file + " holds neither a list of objects nor tables");
    }
  }

  private static @Nullable JsonToken first(Path path) throws IOException {
    try (JsonFile file = JsonFile.openForeign(path, 0)) {
      try {
        return file.parser().nextToken();
      } catch (JacksonException broken) {
        throw file.broken(file.name(), broken);
      }
    }
  }

  private void objects(Path file) throws IOException {
    Map<String, Part> parts = new LinkedHashMap<>();
    try (ObjectReader reader = new ObjectReader(JsonFile.openForeign(file, 0), null, 1)) {
      ForeignObject object;
      while ((object = reader.next()) != null) {
        String model = String.valueOf(object.model());
        model(model).add(object);
        Part one = new Part(file, model, false, reader.start(), reader.number(), 1);
        parts.merge(model, one, Survey::joined);
      }
    }
    parts.values().forEach(part -> model(part.name()).add(part));
  }

  private static Part joined(Part part, Part one) {
    return new Part(
        part.file(), part.name(), false, part.start(), part.first(), part.count() + one.count());
  }

  private void rows(Path file, String table, long start) throws IOException {
    Surveyed found = model(table);
    long count = 0;
    try (ObjectReader reader = new Part(file, table, true, start, 1, 0).open()) {
      ForeignObject row;
      while ((row = reader.next()) != null) {
        found.add(row);
        count++;
      }
    }
    found.add(new Part(file, table, true, start, 1, count));
  }

  private Surveyed model(String name) {
    return models.computeIfAbsent(name, Surveyed::new);
  }
}
