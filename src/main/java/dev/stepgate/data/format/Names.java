package dev.stepgate.data.format;

import dev.stepgate.data.Brand;
import dev.stepgate.data.Identity;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.ForeignKey;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import dev.stepgate.support.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds what tables and columns are called in the files; no name is given twice. */
public final class Names {
  private static final String FOREIGN_KEY = "_id";
  private static final int LONGEST = 200;

  private final Layout layout;
  private final UnaryOperator<String> django;
  private final Compression compression;
  private final String home;
  private final Set<String> models = new HashSet<>();

  public Names(Layout layout, Compression compression, Identity source) {
    this(layout, compression, source, Names::django);
  }

  /**
   * The same where it is known which model a table is of.
   *
   * @param django the model of a table
   */
  public Names(
      Layout layout, Compression compression, Identity source, UnaryOperator<String> django) {
    this.django = django;
    this.layout = layout;
    this.compression = compression;
    this.home = home(source);
  }

  /** The schema whose name is not worth saying. */
  public static String home(Identity database) {
    return database.brand() == Brand.POSTGRESQL ? "public" : database.database();
  }

  /**
   * How a table will be written.
   *
   * @param columns those that are exported
   * @param masking a column's rule, or null
   */
  public TablePlan plan(
      Table table, List<Column> columns, Function<Column, @Nullable String> masking) {
    List<ColumnEntry> entries =
        columns.stream().map(column -> entry(table, column, masking.apply(column))).toList();
    return new TablePlan(
        table,
        model(table.name()),
        layout.isFixtures() ? pk(table, columns) : null,
        file(table.name()),
        joins(table),
        entries);
  }

  private ColumnEntry entry(Table table, Column column, @Nullable String masking) {
    return new ColumnEntry(
        column.name(),
        field(table, column.name()),
        column.type(),
        column.kind(),
        column.nullable(),
        masking);
  }

  private static @Nullable String pk(Table table, List<Column> columns) {
    if (table.primaryKey().size() != 1) {
      return null;
    }
    String key = table.primaryKey().get(0);
    return columns.stream().anyMatch(column -> column.name().equals(key)) ? key : null;
  }

  private String model(TableName table) {
    String full = full(table);
    String name = layout.isFixtures() && isAtHome(table) ? django.apply(table.name()) : full;
    if (models.add(name)) {
      return name;
    }
    models.add(full);
    return full;
  }

  /** The table as Django would name its model: the first word is the app. */
  public static String django(String table) {
    int underscore = table.indexOf('_');
    boolean two = underscore > 0 && underscore < table.length() - 1 && table.indexOf('.') < 0;
    return two ? table.substring(0, underscore) + "." + table.substring(underscore + 1) : table;
  }

  private String field(Table table, String column) {
    if (layout == Layout.SINGLE_FILE || !column.endsWith(FOREIGN_KEY)) {
      return column;
    }
    String shorter = column.substring(0, column.length() - FOREIGN_KEY.length());
    boolean free = !shorter.isEmpty() && table.column(shorter).isEmpty();
    return free && isForeignKey(table, column) ? shorter : column;
  }

  private static boolean isForeignKey(Table table, String column) {
    return table.foreignKeys().stream()
        .map(ForeignKey::columns)
        .anyMatch(columns -> columns.equals(List.of(column)));
  }

  private static boolean joins(Table table) {
    List<String> others =
        table.columns().stream()
            .map(Column::name)
            .filter(column -> !isForeignKey(table, column))
            .toList();
    return table.columns().size() - others.size() == 2
        && (others.isEmpty() || others.equals(table.primaryKey()));
  }

  private String file(TableName table) {
    return layout == Layout.SINGLE_FILE
        ? SingleFile.name(compression)
        : shortened(safe(table)) + ".json" + compression.suffix();
  }

  private boolean isAtHome(TableName table) {
    return table.schema().equals(home);
  }

  private String full(TableName table) {
    return isAtHome(table) ? table.name() : table.schema() + "." + table.name();
  }

  private String safe(TableName table) {
    String name = safe(table.name());
    return isAtHome(table) ? name : safe(table.schema()) + "." + name;
  }

  private static String safe(String name) {
    StringBuilder safe = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = Character.isLetterOrDigit(octet) && octet > 0 || octet == '_' || octet == '-';
      safe.append(plain ? String.valueOf((char) octet) : String.format("%%%02x", octet));
    }
    return safe.toString();
  }

  /** No file system takes more than 255 bytes. */
  private static String shortened(String name) {
    return name.length() <= LONGEST
        ? name
        : name.substring(0, LONGEST - 17) + "-" + Digests.sha256(name).substring(0, 16);
  }
}
