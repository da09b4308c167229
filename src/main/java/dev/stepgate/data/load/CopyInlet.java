package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** PostgreSQL's COPY. */
final class CopyInlet implements Inlet {
  private static final int BUFFER = 1 << 16;

  @Override
  public RowText text(Place place, List<Column> columns) {
    return new CopyText(place, columns, Brand.POSTGRESQL);
  }

  @Override
  public long write(Connection connection, Chunk chunk, String table, List<Column> columns)
      throws SQLException {
    String copy = "copy " + table + " (" + Names.list(Brand.POSTGRESQL, columns) + ") from stdin";
    CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
    try {
      Bytes text = chunk.text();
      for (int sent = 0; sent < text.length(); sent += BUFFER) {
        in.writeToCopy(text.array(), sent, Math.min(BUFFER, text.length() - sent));
      }
      return in.endCopy();
    } finally {
      if (in.isActive()) {
        in.cancelCopy();
      }
    }
  }
}
