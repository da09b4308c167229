package dev.stepgate.data.read;

import dev.stepgate.data.schema.Rows;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one table, made of the objects of one model after the other. */
final class ForeignRows implements Rows {
  private final List<String> columns;
  private final ObjectText text;
  private final Iterator<Feed> feeds;
  private final Deque<@Nullable String[]> waiting = new ArrayDeque<>();
  private @Nullable Feed feed;
  private @Nullable ObjectRows objects;

  /**
   * Where a table's rows come from.
   *
   * @param join the list whose items are the rows, or null if the objects themselves are
   */
  record Feed(PlacedModel model, @Nullable Join join) {
    List<String> columns() {
      return join == null
          ? model.columns().stream().map(placed -> placed.column().name()).toList()
          : List.of(join.owner().name(), join.other().name());
    }

    long rows() {
      Surveyed all = model.objects();
      if (join == null) {
        return all.objects();
      }
      Surveyed.Facts facts = all.fields().get(join.field());
      return facts == null ? 0 : facts.items();
    }
  }

  ForeignRows(List<String> columns, List<Feed> feeds, ObjectText text) {
    this.columns = columns;
    this.feeds = feeds.iterator();
    this.text = text;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable String @Nullable [] next() throws IOException {
    while (waiting.isEmpty()) {
      ForeignObject object = objects == null ? null : objects.next();
      if (object != null && feed != null) {
        take(feed, object);
      } else if (feeds.hasNext()) {
        open(feeds.next());
      } else {
        return null;
      }
    }
    return waiting.remove();
  }

  private void open(Feed next) throws IOException {
    close();
    feed = next;
    objects = new ObjectRows(next.model().objects().parts());
  }

  private void take(Feed from, ForeignObject object) throws IOException {
    if (from.join() == null) {
      waiting.add(row(from.model(), object));
    } else {
      list(from.model(), from.join(), object);
    }
  }

  private @Nullable String[] row(PlacedModel model, ForeignObject object) throws IOException {
    @Nullable String[] row = new String[columns.size()];
    for (Placed placed : model.columns()) {
      row[columns.indexOf(placed.column().name())] = text.of(model, placed, object);
    }
    return row;
  }

  private void list(PlacedModel model, Join join, ForeignObject object) throws IOException {
    Value list = object.fields().get(join.field());
    if (list == null) {
      return;
    }
    if (!list.isList()) {
      throw object.wrong(join.field(), new WrongForm("is no list"));
    }
    Set<String> listed = new LinkedHashSet<>();
    for (Value item : list.items()) {
      listed.add(text.listed(join, item, object));
    }
    if (!listed.isEmpty()) {
      String owner = text.key(model, object);
      listed.forEach(other -> waiting.add(new String[] {owner, other}));
    }
  }

  @Override
  public void close() throws IOException {
    if (objects != null) {
      objects.close();
    }
  }
}
