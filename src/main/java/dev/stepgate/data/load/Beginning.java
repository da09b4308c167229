package dev.stepgate.data.load;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.support.CrashPoint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Begins an import, or finds out how far it came; empties the tables once where that is wanted. */
final class Beginning {
  static final String CLEARING = "clearing";
  static final String LOADING = "loading";

  private final Session session;
  private final Ledger ledger;
  private final ImportPlan plan;
  private final Clearing clearing;

  Beginning(Session session, Ledger ledger, ImportPlan plan, Schema schema, List<Unit> units) {
    this.session = session;
    this.ledger = ledger;
    this.plan = plan;
    this.clearing = new Clearing(session, schema, units.stream().map(Unit::table).toList());
  }

  /** The units, each with the way its rows take. */
  List<Unit> units(List<Unit> units, Optional<Ledger.Entry> begun, Agreement agreement)
      throws SQLException, DataError {
    if (begun.isEmpty()) {
      begin(agreement);
    }
    if (begun.isEmpty() || begun.get().state().equals(CLEARING)) {
      return prepare(units);
    }
    List<Unit> going = new ArrayList<>();
    for (Unit unit : units) {
      Ledger.Entry entry = ledger.entry(unit.part(), 0).orElseThrow();
      going.add(unit.going(Unit.Way.valueOf(entry.detail())));
      Lasting.mustHoldWhatIsKnown(session, ledger, unit);
    }
    session.connection().commit();
    return going;
  }

  private void begin(Agreement agreement) throws SQLException, DataError {
    if (plan.mode() == Mode.CLEAN) {
      clearing.mustHurtNobody();
    }
    ledger.supersedeOthers();
    ledger.put(Ledger.WHOLE, 0, CLEARING, 0, 0, agreement.written());
    if (session.brand().isMysqlFamily()) {
      // TRUNCATE commits by itself, so that it began has to be known before.
      session.connection().commit();
      CrashPoint.reach("load-before-clear");
    }
  }

  /** No chunk is in yet, so all of this may be done again. */
  private List<Unit> prepare(List<Unit> units) throws SQLException, DataError {
    if (plan.mode() == Mode.CLEAN) {
      clearing.clear();
      CrashPoint.reach("load-after-clear");
    }
    List<Unit> going = new ArrayList<>();
    for (Unit unit : units) {
      going.add(entered(unit));
    }
    ledger.state(LOADING);
    if (session.brand().isMysqlFamily()) {
      session.connection().commit();
    }
    return going;
  }

  private Unit entered(Unit unit) throws SQLException, DataError {
    long before =
        Query.number(
            session.connection(), "select count(*) from " + session.rowsOf(unit.table().name()));
    Unit going = unit.going(before == 0 ? Unit.Way.DIRECT : Unit.Way.COMPARED);
    mustBePossible(going);
    ledger.put(unit.part(), 0, "begun", before, 0, going.way().name());
    return going;
  }

  private void mustBePossible(Unit unit) throws DataError {
    if (unit.way() == Unit.Way.DIRECT) {
      return;
    }
    String table = "table " + unit.table().name() + " has rows already, and ";
    if (unit.key().isEmpty()) {
      throw new DataError(table + "no key that the file has: only mode clean can import into it");
    }
    if (plan.mode() == Mode.SKIP && !unit.nulled().isEmpty()) {
      throw new DataError(
          table
              + "refers to itself in a circle, which mode skip can only import as a user who may"
              + " turn off the checks: as a superuser, grant set on parameter"
              + " session_replication_role to this user");
    }
  }
}
