package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Kind;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Sequence;
import dev.stepgate.data.schema.TableName;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's sequences, also those that several columns share or that count down. */
final class SequenceCounters implements Counters {
  private final Connection connection;
  private final Schema schema;

  SequenceCounters(Connection connection, Schema schema) {
    this.connection = connection;
    this.schema = schema;
  }

  @Override
  public List<String> advance(Set<TableName> tables) throws SQLException {
    List<String> violations = new ArrayList<>();
    for (Sequence sequence : schema.sequences()) {
      if (tables.contains(sequence.table()) && isNumber(sequence) && !advanced(sequence)) {
        violations.add(
            "sequence "
                + sequence.name()
                + " cannot go beyond column "
                + sequence.column()
                + " of table "
                + sequence.table());
      }
    }
    return violations;
  }

  private boolean isNumber(Sequence sequence) {
    return schema
        .table(sequence.table())
        .flatMap(table -> table.column(sequence.column()))
        .map(Column::kind)
        .filter(kind -> kind == Kind.INTEGER || kind == Kind.DECIMAL)
        .isPresent();
  }

  private boolean advanced(Sequence sequence) throws SQLException {
    Position position = position(sequence);
    BigDecimal last = last(sequence, position.step() > 0 ? "max" : "min");
    if (last == null || position.isBeyond(last)) {
      return true;
    }
    if (!position.takes(last)) {
      return position.cycles();
    }
    set(sequence, last.longValue());
    return position.cycles() || position(sequence).isBeyond(last);
  }

  private @Nullable BigDecimal last(Sequence sequence, String most) throws SQLException {
    String query =
        "select trunc("
            + most
            + "("
            + Brand.POSTGRESQL.quoted(sequence.column())
            + ")::numeric) from "
            + sequence.table().quoted(Brand.POSTGRESQL);
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getBigDecimal(1);
    }
  }

  private Position position(Sequence sequence) throws SQLException {
    String query =
        "select s.last_value, s.is_called, p.seqincrement, p.seqmin, p.seqmax, p.seqcycle from "
            + sequence.name().quoted(Brand.POSTGRESQL)
            + " s, pg_sequence p where p.seqrelid = ?::regclass";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, sequence.name().quoted(Brand.POSTGRESQL));
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return new Position(
            result.getLong(1),
            result.getBoolean(2),
            result.getLong(3),
            result.getLong(4),
            result.getLong(5),
            result.getBoolean(6));
      }
    }
  }

  private void set(Sequence sequence, long last) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select setval(?::regclass, ?)")) {
      statement.setString(1, sequence.name().quoted(Brand.POSTGRESQL));
      statement.setLong(2, last);
      statement.execute();
    }
  }

  private record Position(
      long last, boolean called, long step, long least, long most, boolean cycles) {
    boolean isBeyond(BigDecimal value) {
      BigDecimal next = BigDecimal.valueOf(last).add(BigDecimal.valueOf(called ? step : 0));
      return step > 0 ? next.compareTo(value) > 0 : next.compareTo(value) < 0;
    }

    boolean takes(BigDecimal value) {
      return value.compareTo(BigDecimal.valueOf(least)) >= 0
          && value.compareTo(BigDecimal.valueOf(most)) <= 0;
    }
  }
}
