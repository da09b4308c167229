package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.TableName;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Settles all references by natural key before any row is written. */
final class References {
  private final List<PlacedModel> models;
  private final Existing existing;
  private final NaturalKeys keys;
  private final Set<TableName> needed = new TreeSet<>();

  private References(List<PlacedModel> models, Existing existing, NaturalKeys keys) {
    this.models = models;
    this.existing = existing;
    this.keys = keys;
  }

  static void resolve(Schema schema, List<PlacedModel> models, Existing existing, NaturalKeys keys)
      throws IOException, DataError {
    List<PlacedModel> known = models.stream().filter(model -> model.table() != null).toList();
    References references = new References(known, existing, keys);
    references.need();
    if (!references.needed.isEmpty()) {
      new Identities(schema, known, existing, keys).enter(references.needed);
      references.follow();
    }
  }

  private void need() {
    Deque<TableName> open = new ArrayDeque<>();
    for (PlacedModel model : models) {
      if (model.numbered() || NaturalKeys.isDjangos(Objects.requireNonNull(model.table()))) {
        open.add(model.name());
      }
      meant(model).forEach(open::add);
    }
    while (!open.isEmpty()) {
      TableName name = open.remove();
      if (needed.add(name)) {
        open.addAll(inKeys(name));
      }
    }
  }

  /** The tables whose rows a model's objects refer to by natural keys. */
  private static Set<TableName> meant(PlacedModel model) {
    Set<TableName> meant = new TreeSet<>();
    for (Placed placed : model.columns()) {
      Reference reference = placed.reference();
      Surveyed.Facts facts = model.objects().fields().get(placed.field());
      if (reference != null && facts != null && facts.hasLists()) {
        meant.add(reference.table());
      }
    }
    for (Join join : model.joins()) {
      if (Objects.requireNonNull(model.objects().fields().get(join.field())).hasListsInLists()) {
        meant.add(join.reference().table());
      }
    }
    return meant;
  }

  private Set<TableName> inKeys(TableName name) {
    Set<TableName> inKeys = new TreeSet<>();
    for (List<String> columns : keys.candidates(keys.table(name))) {
      for (String column : columns) {
        Reference reference = Reference.of(keys.table(name), column);
        if (reference != null) {
          inKeys.add(reference.table());
        }
      }
    }
    return inKeys;
  }

  /** Goes through all objects with natural keys, so that every mistake in them is found now. */
  private void follow() throws IOException {
    ObjectText text = new ObjectText(keys);
    for (PlacedModel model : models) {
      if (existing.takes(model.name()) && (model.numbered() || !meant(model).isEmpty())) {
        follow(new ForeignRows.Feed(model, null), text);
        for (Join join : model.joins()) {
          follow(new ForeignRows.Feed(model, join), text);
        }
      }
    }
  }

  private static void follow(ForeignRows.Feed feed, ObjectText text) throws IOException {
    try (ForeignRows rows = new ForeignRows(feed.columns(), List.of(feed), text)) {
      while (rows.next() != null) {
        continue;
      }
    }
  }
}
