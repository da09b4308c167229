package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.util.List;

/** What a target holds already, as far as a source must know it to place its rows. */
public interface Existing {

  /** Where nothing is there. */
  Existing NONE =
      new Existing() {
        @Override
        public boolean isEmptied(TableName table) {
          return true;
        }

        @Override
        public boolean takes(TableName table) {
          return true;
        }

        @Override
        public List<String> find(
            Table table, List<String> columns, List<String> values, String wanted) {
          return List.of();
        }

        @Override
        public long largest(Table table, String column) {
          return 0;
        }
      };

  /** Whether the table's rows go before those of the source come. */
  boolean isEmptied(TableName table);

  /** Whether the table's rows are to come at all. */
  boolean takes(TableName table);

  /** What a column has in the rows with these values in others; at most two of them. */
  List<String> find(Table table, List<String> columns, List<String> values, String wanted)
      throws DataError;

  /** The largest number in a column, or 0. */
  long largest(Table table, String column) throws DataError;
}
