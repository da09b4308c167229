package dev.stepgate.data.script;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;

/** Where in the rows of a COPY the server found something wrong. */
final class CopyPlace {
  private static final Pattern CONTEXT =
      Pattern.compile("(?m)^COPY (\\S+), line (\\d+)(?:, column ([^:]+))?");

  private CopyPlace() {}

  static String in(SQLException failed, ScriptStatement statement) {
    if (!(failed instanceof PSQLException postgres) || postgres.getServerErrorMessage() == null) {
      return "";
    }
    Matcher context = CONTEXT.matcher(String.valueOf(postgres.getServerErrorMessage().getWhere()));
    if (!statement.copiesIn() || !context.find()) {
      return "";
    }
    long line = statement.lastLine() + Long.parseLong(context.group(2));
    String column = context.group(3) == null ? "" : ", column " + context.group(3);
    return "line " + line + column + ": ";
  }
}
