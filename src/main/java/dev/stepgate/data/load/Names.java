package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Column names as they stand in SQL. */
final class Names {
  private Names() {}

  static String list(Brand brand, List<Column> columns) {
    return each(columns, ", ", column -> brand.quoted(column.name()));
  }

  /** What SQL says of each, with something between them. */
  static <T> String each(Collection<T> all, String between, Function<T, String> said) {
    return all.stream().map(said).collect(Collectors.joining(between));
  }

  /** That two tables have the same values in these columns. */
  static String equal(Brand brand, String left, String right, Collection<String> columns) {
    return each(
        columns,
        " and ",
        name -> left + "." + brand.quoted(name) + " = " + right + "." + brand.quoted(name));
  }
}
