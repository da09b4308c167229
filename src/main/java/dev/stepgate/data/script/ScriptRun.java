package dev.stepgate.data.script;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs a script as the server's own client would, statement by statement, on one connection.
 *
 * <p>The connection should be closed afterwards: a script may change any setting of its session.
 *
 * @param inOneTransaction whether all of it is kept or nothing; for PostgreSQL only
 * @param progress is told a few times a second how far it is
 * @param stopWanted is asked between statements, and by a thread of its own while one runs, which
 *     is then ended
 */
public record ScriptRun(
    Connection connection,
    Brand brand,
    boolean inOneTransaction,
    Consumer<ScriptProgress> progress,
    BooleanSupplier stopWanted) {

  /**
   * @throws DataError naming the file, the line and the statement
   */
  public ScriptOutcome run(Path file) throws DataError {
    if (inOneTransaction && brand.isMysqlFamily()) {
      throw new DataError(
          file
              + " cannot run in one transaction: "
              + brand
              + " keeps each change of a table at once");
    }
    try (ScriptFile script = ScriptFile.open(file)) {
      return run(file, script);
    } catch (NoSuchFileException missing) {
      throw new DataError(file + " does not exist");
    } catch (IOException unreadable) {
      throw new DataError(
          file + " cannot be read to its end: " + unreadable.getMessage(), unreadable);
    } catch (SQLException failed) {
      throw new DataError(file + ": " + ServerMessage.of(failed));
    }
  }

  private ScriptOutcome run(Path file, ScriptFile script)
      throws IOException, SQLException, DataError {
    Stop stop = new Stop(stopWanted);
    Pulse pulse = new Pulse(script, progress, stop);
    try (Session session = session(pulse);
        Stop watch = stop.watching(session)) {
      return new ScriptLoop(file.toString(), brand, session, pulse, watch).run(script);
    }
  }

  private Session session(Pulse pulse) throws SQLException {
    return brand.isMysqlFamily()
        ? new MysqlSession(connection)
        : new PostgresSession(connection, inOneTransaction, pulse);
  }
}
