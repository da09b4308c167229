package dev.stepgate.data.schema;

import dev.stepgate.support.Digests;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One canonical text of a schema. Not in it: the names of keys, the order of columns and the name
 * of a MySQL database, which differ between two databases that take the same rows.
 */
final class Fingerprint {
  private final Schema schema;
  private final StringBuilder text = new StringBuilder();

  private Fingerprint(Schema schema) {
    this.schema = schema;
  }

  static String of(Schema schema) {
    return Digests.sha256(new Fingerprint(schema).text());
  }

  private String text() {
    schema.tables().values().forEach(this::table);
    return text.toString();
  }

  private void table(Table table) {
    line("table", name(table.name()));
    table.columns().stream().sorted(Comparator.comparing(Column::name)).forEach(this::column);
    line("primary key", table.primaryKey().toString());
    sorted("unique", table.uniqueKeys().stream().map(List::toString));
    sorted("foreign key", table.foreignKeys().stream().map(this::foreignKey));
  }

  private void column(Column column) {
    line("column", column.name(), column.type(), "null " + column.nullable());
    line("generated " + column.generated(), "identity " + column.identity());
  }

  private String foreignKey(ForeignKey key) {
    return key.columns() + " " + name(key.target()) + " " + key.targetColumns();
  }

  private String name(TableName name) {
    return schema.brand().isMysqlFamily() ? name.name() : name.schema() + "." + name.name();
  }

  private void sorted(String what, Stream<String> values) {
    values.sorted().forEach(value -> line(what, value));
  }

  private void line(String... parts) {
    text.append(String.join("\t", parts)).append('\n');
  }
}
