package dev.stepgate.data.load;

import dev.stepgate.data.DataError;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a server did not take, told without the values that its own messages quote. */
final class Refusal {
  /** PostgreSQL's context: {@code COPY client, line 3, column age: "x"}. */
  private static final Pattern COPIED =
      Pattern.compile("^COPY .+?, line (\\d+)(?:, column ([^:]+))?", Pattern.DOTALL);

  /** MariaDB names the table, too. */
  private static final Pattern COLUMN =
      Pattern.compile(
          "(?:for column|Column|Field|for CONSTRAINT) (?:[`'][^`']+[`']\\.)*[`']([^`']+)[`']");

  private static final Pattern ROW = Pattern.compile("at row (\\d+)\\s*$");
  private static final Pattern KEY =
      Pattern.compile("(?:for key|CONSTRAINT|constraint) [`']([^`']+)[`']");

  private final Unit unit;
  private final Chunk chunk;
  private @Nullable Long row;
  private @Nullable String column;
  private @Nullable String constraint;

  private Refusal(Unit unit, Chunk chunk) {
    this.unit = unit;
    this.chunk = chunk;
  }

  static DataError error(Unit unit, Chunk chunk, SQLException failed) {
    Refusal refusal = new Refusal(unit, chunk);
    ServerErrorMessage message =
        failed instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    if (message != null) {
      refusal.read(message);
    } else {
      refusal.read(failed);
    }
    return new DataError(refusal.fact(Reason.of(failed)), new Unquoted(failed));
  }

  private void read(ServerErrorMessage message) {
    column = message.getColumn();
    constraint = message.getConstraint();
    String where = message.getWhere();
    Matcher copied = COPIED.matcher(where == null ? "" : where);
    if (copied.find()) {
      row = chunk.firstRow() + Long.parseLong(copied.group(1)) - 1;
      column = copied.group(2) == null ? column : copied.group(2);
    }
  }

  private void read(SQLException failed) {
    String message = String.valueOf(failed.getMessage());
    column = found(COLUMN, message);
    constraint = found(KEY, message);
    String at = found(ROW, message);
    if (at != null && failed instanceof RefusedRows) {
      row = chunk.firstRow() + RefusedRows.before(failed) + Long.parseLong(at) - 1;
    }
  }

  private String fact(String reason) {
    String rows =
        row != null
            ? "row " + row
            : "one of the rows " + chunk.firstRow() + " to " + chunk.lastRow();
    return unit.source().place()
        + ": "
        + rows
        + " of table "
        + unit.table().name()
        + (column == null ? "" : ", column " + column)
        + ": "
        + reason
        + (constraint == null ? "" : " (" + constraint + ")");
  }

  /** The last, since a value before it may look like it. */
  private static @Nullable String found(Pattern wanted, String message) {
    Matcher matcher = wanted.matcher(message);
    String found = null;
    while (matcher.find()) {
      found = matcher.group(1);
    }
    return found;
  }
}
