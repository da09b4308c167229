package dev.stepgate.data.script;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.BaseConnection;

/** The rows that follow COPY in a script, up to a line with nothing but {@code \.}. */
final class CopyData {
  private static final Stops NEWLINE = Stops.at("\n");

  private final Window script;
  private final ScriptEncoding encoding;
  private final Pulse pulse;

  CopyData(Window script, ScriptEncoding encoding, Pulse pulse) {
    this.script = script;
    this.encoding = encoding;
    this.pulse = pulse;
  }

  void send(BaseConnection connection, String statement)
      throws SQLException, IOException, DataError {
    CopyIn copy = connection.getCopyAPI().copyIn(statement);
    try {
      if (send(copy)) {
        copy.endCopy();
      }
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /** False if it was stopped before the end. */
  private boolean send(CopyIn copy) throws SQLException, IOException, DataError {
    long begins = script.lineAt(0);
    while (pulse.goesOn()) {
      int length = script.wholeLines();
      if (length < 0) {
        throw script.wrong(begins, "the rows that begin here do not end with a line \\.");
      }
      if (length == 0) {
        script.dropUntil(NEWLINE);
        return true;
      }
      write(copy, length);
      script.drop(length);
    }
    return false;
  }

  private void write(CopyIn copy, int length) throws SQLException {
    if (encoding.charset() == StandardCharsets.UTF_8) {
      copy.writeToCopy(script.bytes(), script.at(), length);
    } else {
      byte[] utf8 = encoding.utf8(script.bytes(), script.at(), length);
      copy.writeToCopy(utf8, 0, utf8.length);
    }
  }
}
