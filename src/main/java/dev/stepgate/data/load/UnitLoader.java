package dev.stepgate.data.load;

import dev.stepgate.data.DataError;
import dev.stepgate.data.read.Content;
import dev.stepgate.data.schema.Rows;
import dev.stepgate.support.CrashPoint;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings one unit's rows in, chunk by chunk; chunks that are in already are read past. */
final class UnitLoader {
  private final Session session;
  private final Ledger ledger;
  private final Progress progress;
  private final BooleanSupplier stopWanted;
  private final Unit unit;
  private final Staging staging;
  private long loaded;

  UnitLoader(Session session, Ledger ledger, Watch watch, Unit unit, Mode mode) {
    this.session = session;
    this.ledger = ledger;
    this.progress = watch.progress();
    this.stopWanted = watch.stopWanted();
    this.unit = unit;
    this.staging = new Staging(session, unit, mode);
  }

  /** Who looks on while an import runs. */
  record Watch(Progress progress, BooleanSupplier stopWanted) {}

  /** Answers whether all rows are in; otherwise it was asked to stop. */
  boolean load(Content content) throws DataError, SQLException {
    Map<Integer, Ledger.Entry> in =
        ledger.part(unit.part()).stream()
            .collect(Collectors.toMap(Ledger.Entry::chunk, entry -> entry));
    if (in.size() > 1) {
      // Otherwise the beginning may still be undone, if the first rows cannot be read or written.
      session.connection().commit();
    }
    try (Rows rows = content.rows(unit.source());
        ReadAhead ahead = new ReadAhead(chunker(rows), unit.part())) {
      for (Chunk chunk = ahead.next(); chunk != null; chunk = ahead.next()) {
        Ledger.@Nullable Entry done = in.get(chunk.number());
        if (done != null) {
          mustBeTheSame(chunk, done);
        } else if (stopWanted.getAsBoolean()) {
          return false;
        } else {
          write(chunk);
        }
        loaded += chunk.rows();
        progress.loaded(unit.table().name(), loaded, unit.source().rows(), chunk.text().length());
      }
      return true;
    } catch (IOException failed) {
      throw new DataError(unit.source().place() + " cannot be read", failed);
    }
  }

  private Chunker chunker(Rows rows) {
    Place place = Place.of(unit);
    RowText text = session.inlet().text(place, unit.columns());
    return new Chunker(place, rows, text, unit.picked(rows.columns()));
  }

  private void mustBeTheSame(Chunk chunk, Ledger.Entry done) throws DataError {
    if (done.rows() != chunk.rows() || !done.detail().equals(chunk.hash())) {
      throw new DataError(
          unit.source().place()
              + ": the rows "
              + chunk.firstRow()
              + " to "
              + chunk.lastRow()
              + " are no longer those that are in");
    }
  }

  private void write(Chunk chunk) throws DataError, SQLException {
    CrashPoint.reach("load-before-chunk");
    long added = bring(chunk);
    CrashPoint.reach("load-in-chunk");
    ledger.put(unit.part(), chunk.number(), "in", chunk.rows(), added, chunk.hash());
    CrashPoint.reach("load-before-commit");
    commit(chunk);
    CrashPoint.reach("load-after-commit");
  }

  private long bring(Chunk chunk) throws DataError, SQLException {
    try {
      if (unit.way() != Unit.Way.DIRECT) {
        return staging.write(chunk);
      }
      String table = unit.table().name().quoted(session.brand());
      long taken = session.inlet().write(session.connection(), chunk, table, unit.columns());
      Counted.same(unit, chunk, taken, "taken");
      return taken;
    } catch (SQLException failed) {
      if (Breakdown.isLostConnection(failed)) {
        throw failed;
      }
      throw Refusal.error(unit, chunk, failed);
    }
  }

  /** Whether a commit without an answer took place, only the ledger knows. */
  private void commit(Chunk chunk) throws DataError, SQLException {
    try {
      session.connection().commit();
    } catch (SQLException failed) {
      if (!Breakdown.isLostConnection(failed)) {
        throw Refusal.error(unit, chunk, failed);
      }
      session.reopen();
      if (ledger.entry(unit.part(), chunk.number()).isEmpty()) {
        throw failed;
      }
    }
  }
}
