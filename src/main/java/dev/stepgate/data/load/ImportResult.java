package dev.stepgate.data.load;

import java.util.List;

/**
 * How an import ended.
 *
 * @param violations what does not hold although all rows are in, each naming its table
 */
public record ImportResult(End end, List<LoadedTable> tables, List<String> violations) {

  /** How an import can end, unless it fails. */
  public enum End {
    /** All rows are in, and everything that was to be proven is. */
    VERIFIED,
    /** All rows are in, but not everything holds. */
    VIOLATED,
    /** It was asked to stop, and goes on when started again. */
    STOPPED
  }

  public ImportResult {
    tables = List.copyOf(tables);
    violations = List.copyOf(violations);
  }
}
