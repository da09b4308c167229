package dev.stepgate.data.read;

import java.util.List;
import java.util.Map;

/**
 * What files of others leave open, where Django's usual names do not say it.
 *
 * @param tables the table of a model {@code app.model}, or the join table of its field {@code
 *     app.model.field}
 * @param columns the column of a field {@code app.model.field}
 * @param naturalKeys the columns of a table's natural key, in the order of its values
 */
public record ForeignOptions(
    Map<String, String> tables,
    Map<String, String> columns,
    Map<String, List<String>> naturalKeys) {
  public static final ForeignOptions NONE = new ForeignOptions(Map.of(), Map.of(), Map.of());

  public ForeignOptions {
    tables = Map.copyOf(tables);
    columns = Map.copyOf(columns);
    naturalKeys = Map.copyOf(naturalKeys);
  }
}
