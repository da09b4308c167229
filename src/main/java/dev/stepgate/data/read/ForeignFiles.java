package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import dev.stepgate.data.read.ForeignRows.Feed;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Files without a manifest: Django's fixtures and single files, whoever wrote them. */
record ForeignFiles(Path path, ForeignOptions options) implements Source {
  /** What has been done to the target is not for a file to say, unless it is asked to. */
  private static final String MIGRATIONS = "django_migrations";

  @Override
  public Content open(Schema target) throws DataError {
    return open(target, Existing.NONE);
  }

  @Override
  public Content open(Schema target, Existing existing) throws DataError {
    List<Path> files = Survey.files(path);
    String digest = digest(files);
    List<PlacedModel> models = placed(target, files);
    Set<TableName> inFiles = models.stream().map(PlacedModel::name).collect(Collectors.toSet());
    try {
      NaturalKeys keys = new NaturalKeys(target, options, inFiles, existing);
      try {
        References.resolve(target, models, existing, keys);
        keys.forget();
        return new ForeignContent(digest, tables(models), keys);
      } catch (IOException | DataError | RuntimeException failed) {
        keys.close();
        throw failed;
      }
    } catch (IOException failed) {
      throw new DataError(String.valueOf(failed.getMessage()), failed);
    }
  }

  private List<PlacedModel> placed(Schema target, List<Path> files) throws DataError {
    List<String> problems = new ArrayList<>();
    options.naturalKeys().forEach((table, columns) -> look(target, table, columns, problems));
    Placing placing = new Placing(target, options, problems);
    List<PlacedModel> models =
        Survey.of(files).stream()
            .map(placing::place)
            .filter(model -> !model.name().name().equals(MIGRATIONS) || isNamed())
            .toList();
    if (!problems.isEmpty()) {
      throw new DataError(String.join("; ", problems));
    }
    return models;
  }

  private static void look(
      Schema target, String name, List<String> columns, List<String> problems) {
    List<TableName> found = Names.matching(name, target);
    if (found.isEmpty()) {
      problems.add("there is no table " + name + " to have a natural key");
    }
    for (TableName table : found) {
      for (String column : columns) {
        if (target.table(table).orElseThrow().column(column).isEmpty()) {
          problems.add(
              "table " + name + " has no column " + column + " to have in its natural key");
        }
      }
    }
  }

  private boolean isNamed() {
    return options.tables().containsValue(MIGRATIONS);
  }

  private static Map<SourceTable, List<Feed>> tables(List<PlacedModel> models) throws DataError {
    Map<TableName, List<Feed>> feeds = new LinkedHashMap<>();
    for (PlacedModel model : models) {
      add(feeds, model.name(), new Feed(model, null));
      for (Join join : model.joins()) {
        add(feeds, join.table().name(), new Feed(model, join));
      }
    }
    Map<SourceTable, List<Feed>> tables = new LinkedHashMap<>();
    for (Map.Entry<TableName, List<Feed>> table : feeds.entrySet()) {
      tables.put(table(table.getKey(), table.getValue()), table.getValue());
    }
    return tables;
  }

  private static void add(Map<TableName, List<Feed>> feeds, TableName table, Feed feed) {
    feeds.computeIfAbsent(table, none -> new ArrayList<>()).add(feed);
  }

  private static SourceTable table(TableName name, List<Feed> feeds) throws DataError {
    Set<String> columns = new LinkedHashSet<>();
    for (Feed feed : feeds) {
      columns.addAll(feed.columns());
      if (feed.join() == null) {
        columns.addAll(feed.model().unknown());
      }
    }
    String place = feeds.get(0).model().objects().place();
    if (feeds.stream().map(feed -> feed.join() == null).distinct().count() > 1) {
      throw new DataError(
          place + ": table " + name + " has objects of its own and is listed by others, too");
    }
    long rows = feeds.stream().mapToLong(Feed::rows).sum();
    return new SourceTable(name, place, List.copyOf(columns), rows);
  }

  /** Equal only if the files, their names and what is said of them are. */
  private String digest(List<Path> files) throws DataError {
    MessageDigest digest = Digests.sha256();
    for (Path file : files) {
      digest.update(utf8(file.getFileName() + " " + Digests.of(file) + "\n"));
    }
    digest.update(utf8(new TreeMap<>(options.tables()) + "\n" + new TreeMap<>(options.columns())));
    digest.update(utf8("\n" + new TreeMap<>(options.naturalKeys())));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
