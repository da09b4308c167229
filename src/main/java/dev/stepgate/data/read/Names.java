package dev.stepgate.data.read;

import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.TableName;
import java.util.List;

/** Which table of a target is meant. */
final class Names {
  private Names() {}

  /** The table with the same full name, or else those of that name in any schema. */
  static List<TableName> matching(TableName wanted, Schema target) {
    return target.table(wanted).isPresent() ? List.of(wanted) : matching(wanted.name(), target);
  }

  static List<TableName> matching(String wanted, Schema target) {
    return target.tables().keySet().stream().filter(name -> name.name().equals(wanted)).toList();
  }
}
