package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Kind;

/** How a server wants a column's values. */
enum Form {
  /** As they are. */
  PLAIN,
  /** Hex digits: PostgreSQL after {@code \x}, the MySQL family through unhex. */
  BYTES,
  /** 1 and 0 for true and false. */
  NUMBERED_TRUTH,
  /** MySQL's older servers take no offset; the session is in UTC. */
  WITHOUT_OFFSET;

  static Form of(Column column, Brand brand) {
    if (column.kind() == Kind.BINARY) {
      return BYTES;
    }
    return brand.isMysqlFamily() ? ofMysql(column) : PLAIN;
  }

  /** Its booleans are small numbers, which rows from elsewhere need not know. */
  private static Form ofMysql(Column column) {
    return switch (column.kind()) {
      case BOOLEAN, INTEGER -> NUMBERED_TRUTH;
      case MOMENT, TIMESTAMP -> WITHOUT_OFFSET;
      default -> PLAIN;
    };
  }

  String applied(String value) {
    return switch (this) {
      case NUMBERED_TRUTH -> value.equals("true") ? "1" : value.equals("false") ? "0" : value;
      case WITHOUT_OFFSET -> value.endsWith("+00") ? value.substring(0, value.length() - 3) : value;
      default -> value;
    };
  }
}
