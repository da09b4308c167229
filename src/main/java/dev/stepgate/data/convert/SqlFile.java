package dev.stepgate.data.convert;

import dev.stepgate.data.DataError;
import dev.stepgate.data.load.Place;
import dev.stepgate.data.load.RowText;
import dev.stepgate.data.read.Content;
import dev.stepgate.data.read.UnreadableRow;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Rows;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Sequence;
import dev.stepgate.data.schema.TableName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes rows as SQL: one transaction, in which every key holds at the end. */
final class SqlFile {
  private final Schema schema;
  private final Content content;
  private final Dialect dialect;
  private final OutputStream out;

  SqlFile(Schema schema, Content content, Dialect dialect, OutputStream out) {
    this.schema = schema;
    this.content = content;
    this.dialect = dialect;
    this.out = out;
  }

  /** Answers with the rows of each table. */
  SortedMap<TableName, Long> write(List<SqlTable> tables) throws IOException, DataError {
    SortedMap<TableName, Long> rows = new TreeMap<>();
    write(dialect.begin());
    keys(tables, "0");
    for (SqlTable table : tables) {
      rows.put(table.table().name(), insert(table));
    }
    for (SqlTable table : tables) {
      if (!table.later().isEmpty()) {
        link(table);
      }
    }
    keys(tables, "@stepgate_keys");
    orphans(tables);
    counters(rows);
    write(dialect.end());
    return rows;
  }

  /**
   * In a circle without a column that can be null, and where no key is known, only looking
   * afterwards is left.
   */
  private boolean looksAfterwards(List<SqlTable> tables) {
    boolean known =
        tables.stream()
            .flatMap(table -> table.table().foreignKeys().stream())
            .anyMatch(key -> schema.table(key.target()).isPresent());
    return dialect == Dialect.MYSQL && (!known || tables.stream().anyMatch(SqlTable::unchecked));
  }

  private void keys(List<SqlTable> tables, String checks) throws IOException {
    if (looksAfterwards(tables)) {
      write("set foreign_key_checks = " + checks + ";\n");
    }
  }

  private long insert(SqlTable table) throws IOException, DataError {
    RowText text = dialect.text(place(table), table.columns());
    Inserts inserts = new Inserts(out, dialect.insert(table.table().name(), table.columns()), text);
    long count = 0;
    try (Rows rows = content.rows(table.source())) {
      int[] places = places(table, rows.columns());
      @Nullable String[] row;
      while ((row = next(table, rows)) != null) {
        inserts.add(picked(row, places), ++count);
      }
    }
    inserts.end();
    return count;
  }

  private static Place place(SqlTable table) {
    return new Place(table.source().place(), table.source().name().toString());
  }

  private static int[] places(SqlTable table, List<String> columns) {
    return table.names().stream()
        .mapToInt(name -> table.later().contains(name) ? -1 : columns.indexOf(name))
        .toArray();
  }

  private static @Nullable String @Nullable [] next(SqlTable table, Rows rows)
      throws IOException, DataError {
    try {
      return rows.next();
    } catch (UnreadableRow wrong) {
      throw new DataError(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private static @Nullable String[] picked(@Nullable String[] row, int[] places) {
    @Nullable String[] picked = new String[places.length];
    for (int i = 0; i < places.length; i++) {
      picked[i] = places[i] < 0 ? null : row[places[i]];
    }
    return picked;
  }

  /** Sets the references that were left null, row by row. */
  private void link(SqlTable table) throws IOException, DataError {
    List<Column> key = columns(table, table.table().primaryKey());
    List<Column> later = columns(table, table.later());
    try (Rows rows = content.rows(table.source())) {
      int[] keys = key.stream().mapToInt(column -> rows.columns().indexOf(column.name())).toArray();
      int[] values =
          later.stream().mapToInt(column -> rows.columns().indexOf(column.name())).toArray();
      long count = 0;
      @Nullable String[] row;
      while ((row = next(table, rows)) != null) {
        count++;
        @Nullable String[] set = picked(row, values);
        if (java.util.Arrays.stream(set).anyMatch(java.util.Objects::nonNull)) {
          write("update " + dialect.table(table.table().name()) + " set ");
          assign(table, later, set, ", ", count);
          write(" where ");
          assign(table, key, picked(row, keys), " and ", count);
          write(";\n");
        }
      }
    }
  }

  private static List<Column> columns(SqlTable table, List<String> names) {
    return names.stream().map(name -> table.table().column(name).orElseThrow()).toList();
  }

  private void assign(
      SqlTable table, List<Column> columns, @Nullable String[] values, String between, long row)
      throws IOException, DataError {
    for (int i = 0; i < values.length; i++) {
      Column column = columns.get(i);
      write((i == 0 ? "" : between) + dialect.brand().quoted(column.name()) + " = ");
      var bytes = new dev.stepgate.data.load.Bytes(64);
      RowText text = dialect.text(place(table), List.of(column));
      text.append(new String[] {values[i]}, row, bytes);
      out.write(bytes.array(), 2, bytes.length() - 3);
    }
  }

  private void orphans(List<SqlTable> tables) throws IOException {
    if (looksAfterwards(tables)) {
      List<String> names = tables.stream().map(table -> table.table().name().name()).toList();
      write(OrphanQuery.of(names));
    }
  }

  /** PostgreSQL's counters do not see rows that bring their numbers. */
  private void counters(SortedMap<TableName, Long> rows) throws IOException {
    for (Sequence sequence : schema.sequences()) {
      if (dialect == Dialect.POSTGRESQL && rows.getOrDefault(sequence.table(), 0L) > 0) {
        String name = dialect.table(sequence.name());
        write(
            "select setval('"
                + name.replace("'", "''")
                + "', largest) from (select max("
                + dialect.brand().quoted(sequence.column())
                + ") as largest from "
                + dialect.table(sequence.table())
                + ") t where largest >= (select last_value from "
                + name
                + ");\n");
      }
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
