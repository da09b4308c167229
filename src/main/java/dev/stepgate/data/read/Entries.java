package dev.stepgate.data.read;

import dev.stepgate.data.format.TableEntry;
import java.util.Map;

/** What a manifest says of a table. */
final class Entries {
  private Entries() {}

  static TableEntry of(Map<SourceTable, TableEntry> entries, SourceTable table) {
    TableEntry entry = entries.get(table);
    if (entry == null) {
      throw new IllegalArgumentException("no table of this content: " + table.name());
    }
    return entry;
  }
}
