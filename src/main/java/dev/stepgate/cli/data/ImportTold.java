package dev.stepgate.cli.data;

import dev.stepgate.cli.Session;
import dev.stepgate.data.Database;
import dev.stepgate.data.load.ImportResult;
import dev.stepgate.data.load.LoadedTable;
import dev.stepgate.run.Json;
import java.util.Locale;

/** Says what has become of an import. */
record ImportTold(Session session, boolean json, Database target) {

  void tell(ImportResult result) {
    if (json) {
      result.tables().forEach(this::object);
      result.violations().forEach(this::violation);
      session.say(
          Json.object()
              .put("event", "imported")
              .put("end", Choice.word(result.end()))
              .put("database", target.identity().database())
              .put("identity", target.identity().toString())
              .put("tables", result.tables().size())
              .put("rows", rows(result)));
      return;
    }
    result.tables().forEach(table -> session.say(line(table)));
    session.say(
        "%s of %s are in %s, %s"
            .formatted(
                Amount.of(rows(result), "row"),
                Amount.of(result.tables().size(), "table"),
                target.identity().database(),
                words(result.end())));
  }

  private static String words(ImportResult.End end) {
    return switch (end) {
      case VERIFIED -> "and proven";
      case VIOLATED -> "but not everything holds";
      case STOPPED -> "and there is more to come";
    };
  }

  private void object(LoadedTable table) {
    session.say(
        Json.object()
            .put("event", "table")
            .put("schema", table.name().schema())
            .put("table", table.name().name())
            .put("rows", table.rows())
            .put("added", table.added())
            .put("before", table.before()));
  }

  private void violation(String what) {
    session.say(Json.object().put("event", "violation").put("what", what));
  }

  private static long rows(ImportResult result) {
    return result.tables().stream().mapToLong(LoadedTable::rows).sum();
  }

  private static String line(LoadedTable table) {
    String line = table.name() + ": " + Amount.of(table.rows(), "row");
    return table.before() == 0
        ? line
        : String.format(
            Locale.ROOT, "%s, %,d new, beside %,d", line, table.added(), table.before());
  }
}
