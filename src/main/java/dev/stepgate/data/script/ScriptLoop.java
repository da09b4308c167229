package dev.stepgate.data.script;

import com.mysql.cj.jdbc.exceptions.MySQLStatementCancelledException;
import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** One statement after the other. */
final class ScriptLoop {
  private static final int CHUNK = 1 << 17;
  private static final Set<String> CANCELLED = Set.of("57014", "70100");

  private final String name;
  private final Brand brand;
  private final Session session;
  private final Pulse pulse;
  private final Stop stop;
  private long warnings;

  ScriptLoop(String name, Brand brand, Session session, Pulse pulse, Stop stop) {
    this.name = name;
    this.brand = brand;
    this.session = session;
    this.pulse = pulse;
    this.stop = stop;
  }

  ScriptOutcome run(ScriptFile script) throws IOException, SQLException, DataError {
    Window window = new Window(script.text(), name, session.limit(), CHUNK);
    boolean ended = runAll(window);
    if (ended) {
      session.commit();
      refuseOpenTransaction();
    }
    pulse.tell();
    return new ScriptOutcome(pulse.statements(), warnings, script.bytesRead(), !ended);
  }

  /** False if it was stopped. */
  private boolean runAll(Window window) throws IOException, DataError {
    Splitter splitter = splitter(window);
    while (pulse.goesOn()) {
      ScriptStatement statement = splitter.next();
      if (statement == null) {
        return true;
      }
      execute(statement, window);
    }
    return false;
  }

  private Splitter splitter(Window window) {
    return brand.isMysqlFamily()
        ? new MysqlSplitter(window, brand, session::backslashes)
        : new PostgresSplitter(window, session::backslashes);
  }

  private void execute(ScriptStatement statement, Window window) throws IOException, DataError {
    try {
      warnings += session.execute(statement, window);
      pulse.statementDone();
    } catch (SQLException failed) {
      if (!wasCancelled(failed)) {
        String message = CopyPlace.in(failed, statement) + ServerMessage.of(failed);
        throw failure(statement, message);
      }
    }
  }

  private boolean wasCancelled(SQLException failed) {
    boolean cancelled =
        failed instanceof MySQLStatementCancelledException
            || CANCELLED.contains(String.valueOf(failed.getSQLState()));
    return cancelled && stop.isWanted();
  }

  private DataError failure(ScriptStatement statement, String message) {
    return new DataError(
        "%s:%d: statement %d, %s, fails: %s"
            .formatted(
                name,
                statement.line(),
                statement.number(),
                session.excerpt().of(statement),
                message));
  }

  private void refuseOpenTransaction() throws SQLException, DataError {
    if (session.isInTransaction()) {
      throw new DataError(name + " ends in a transaction that it has begun, which is undone");
    }
  }
}
