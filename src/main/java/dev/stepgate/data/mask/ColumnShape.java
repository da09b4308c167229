package dev.stepgate.data.mask;

import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Kind;
import java.util.List;
import java.util.Locale;

/**
 * What a fake has to fit into.
 *
 * @param longest the most characters it holds
 * @param unique whether no two values of it may become one
 */
record ColumnShape(String type, Kind kind, int longest, boolean unique) {
  /** A value inside of JSON. */
  static final ColumnShape LEAF = new ColumnShape("text", Kind.TEXT, Integer.MAX_VALUE, false);

  static ColumnShape of(Column column, boolean unique) {
    Integer length = column.length();
    return new ColumnShape(
        column.type().toLowerCase(Locale.ROOT),
        column.kind(),
        length == null || length <= 0 ? Integer.MAX_VALUE : length,
        unique);
  }

  /** What fits all of them, which refer to each other: the narrowest, and unique if one is. */
  static ColumnShape common(List<ColumnShape> shapes) {
    ColumnShape narrowest =
        shapes.stream().reduce((one, other) -> other.isNarrower(one) ? other : one).orElseThrow();
    int longest = shapes.stream().mapToInt(ColumnShape::longest).min().orElseThrow();
    boolean unique = shapes.stream().anyMatch(ColumnShape::unique);
    return new ColumnShape(narrowest.type, narrowest.kind, longest, unique);
  }

  /** Whether it takes any text. */
  boolean isText() {
    return kind == Kind.TEXT && !isChoice() || type.startsWith("citext");
  }

  /** Whether it takes only the words that its type lists. */
  boolean isChoice() {
    return type.startsWith("enum(") || type.startsWith("set(");
  }

  boolean isAddress() {
    return type.equals("inet") || type.equals("inet4") || type.equals("inet6");
  }

  private boolean isNarrower(ColumnShape other) {
    return kind == Kind.INTEGER
        && other.kind == Kind.INTEGER
        && IntegerRange.of(type).isWithin(IntegerRange.of(other.type));
  }
}
