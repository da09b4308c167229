package dev.stepgate.data.load;

import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.read.Content;
import dev.stepgate.data.read.SourceTable;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.SchemaReader;
import dev.stepgate.data.schema.TableName;
import dev.stepgate.support.CrashPoint;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Brings the rows of a source into a database, and proves that they are in. */
public final class Import {
  private static final String VERIFIED = "verified";

  private final ImportPlan plan;
  private final UnitLoader.Watch watch;
  private final Session session;
  private final Ledger ledger;

  private Import(ImportPlan plan, UnitLoader.Watch watch, Session session) {
    this.plan = plan;
    this.watch = watch;
    this.session = session;
    this.ledger = new Ledger(session, plan.id());
  }

  /**
   * Imports, or goes on where the import of the same id was cut.
   *
   * @param stopWanted is asked before each chunk
   */
  public static ImportResult run(ImportPlan plan, Progress progress, BooleanSupplier stopWanted)
      throws DataError {
    try (Session session = Session.open(plan.target())) {
      return new Import(plan, new UnitLoader.Watch(progress, stopWanted), session).run();
    } catch (SQLException failed) {
      throw Breakdown.error(plan.target(), failed);
    }
  }

  /** The imports that a database was left incomplete by; none if it can be trusted. */
  public static List<Unverified> unverified(Database target) throws DataError {
    try (Connection connection = target.connect()) {
      List<Unverified> found = new ArrayList<>();
      if (Ledger.exists(connection, target.brand())) {
        for (Ledger.Entry entry : Ledger.wholes(connection)) {
          if (!entry.state().equals(VERIFIED)) {
            found.add(new Unverified(entry.id(), entry.state()));
          }
        }
      }
      return found;
    } catch (SQLException failed) {
      throw Breakdown.error(target, failed);
    }
  }

  private ImportResult run() throws SQLException, DataError {
    Schema schema = SchemaReader.read(session.connection(), session.brand());
    try (Content content = opened(schema)) {
      List<Unit> planned = planned(schema, content);
      ledger.create();
      Optional<Ledger.Entry> begun = ledger.whole();
      Agreement agreement = agreement(schema, content, planned);
      if (begun.isPresent() && plan.afresh() && !canGoOn(begun.get(), agreement)) {
        ledger.forget();
        begun = Optional.empty();
      }
      if (begun.isPresent()) {
        mustGoOn(begun.get(), agreement);
      }
      notice(planned);
      List<Unit> units =
          new Beginning(session, ledger, plan, schema, planned).units(planned, begun, agreement);
      Proof proof = new Proof(session, ledger, schema);
      if (begun.isPresent() && begun.get().state().equals(VERIFIED)) {
        return result(ImportResult.End.VERIFIED, units, proof, List.of());
      }
      if (!loaded(units, content)) {
        return result(ImportResult.End.STOPPED, units, proof, List.of());
      }
      return proven(units, proof);
    } catch (IOException failed) {
      throw new DataError("the source cannot be closed", failed);
    }
  }

  private Content opened(Schema schema) throws DataError, IOException {
    TargetRows existing = new TargetRows(session.connection(), plan);
    Content content = plan.source().open(schema, existing);
    if (plan.users() == null) {
      return content;
    }
    try {
      return UserReferences.settled(content, plan.users(), schema, existing);
    } catch (DataError | RuntimeException failed) {
      content.close();
      throw failed;
    }
  }

  private List<Unit> planned(Schema schema, Content content) throws SQLException, DataError {
    Set<TableName> chosen =
        plan.tables().of(content.tables().stream().map(SourceTable::name).toList());
    List<SourceTable> wanted =
        content.tables().stream().filter(table -> chosen.contains(table.name())).toList();
    return new Planning(schema, Required.columns(session.connection(), schema))
        .units(wanted, session.checksKeys());
  }

  private void notice(List<Unit> units) throws SQLException {
    Set<TableName> tables =
        units.stream().map(unit -> unit.table().name()).collect(Collectors.toSet());
    Triggers.firing(session, tables).forEach(watch.progress()::noticed);
  }

  private static boolean canGoOn(Ledger.Entry begun, Agreement agreement) {
    boolean open =
        begun.state().equals(Beginning.CLEARING) || begun.state().equals(Beginning.LOADING);
    return open && agreement.equals(Agreement.read(begun.detail()));
  }

  private void mustGoOn(Ledger.Entry begun, Agreement agreement) throws DataError {
    if (begun.state().equals("superseded")) {
      throw new DataError(
          "import " + plan.id() + " cannot go on: another has begun since it was cut");
    }
    agreement.mustBe(Agreement.read(begun.detail()), plan.id());
  }

  private Agreement agreement(Schema schema, Content content, List<Unit> units) {
    Map<String, String> terms = new TreeMap<>();
    terms.put("source digest", content.digest());
    terms.put("mode", plan.mode().name());
    terms.put("target", plan.target().identity().toString());
    terms.put("list of tables", Names.each(units, ", ", Unit::part));
    Schema written =
        schema.only(name -> units.stream().anyMatch(unit -> unit.table().name().equals(name)));
    terms.put("target's schema", written.fingerprint());
    terms.put("way of writing", session.inlet().getClass().getSimpleName());
    return new Agreement(terms);
  }

  private boolean loaded(List<Unit> units, Content content) throws SQLException, DataError {
    for (Unit unit : units) {
      if (!load(unit, content)) {
        return false;
      }
      CrashPoint.reach("load-between-phases");
    }
    for (Unit unit : units) {
      if (!unit.nulled().isEmpty() && !load(linked(unit), content)) {
        return false;
      }
    }
    return true;
  }

  private boolean load(Unit unit, Content content) throws SQLException, DataError {
    return new UnitLoader(session, ledger, watch, unit, plan.mode()).load(content);
  }

  /** The same unit with only its key and the references that are still to be set. */
  private static Unit linked(Unit unit) {
    var columns =
        unit.columns().stream()
            .filter(
                column ->
                    unit.key().contains(column.name()) || unit.nulled().contains(column.name()))
            .toList();
    return new Unit(
        unit.table(), unit.source(), Unit.Way.LINKED, columns, unit.nulled(), unit.key());
  }

  private ImportResult proven(List<Unit> units, Proof proof) throws SQLException {
    List<String> violations = proof.violations(units);
    CrashPoint.reach("load-before-verified");
    ledger.state(violations.isEmpty() ? VERIFIED : "violated");
    session.connection().commit();
    ImportResult.End end =
        violations.isEmpty() ? ImportResult.End.VERIFIED : ImportResult.End.VIOLATED;
    return result(end, units, proof, violations);
  }

  private static ImportResult result(
      ImportResult.End end, List<Unit> units, Proof proof, List<String> violations)
      throws SQLException {
    List<LoadedTable> tables = new ArrayList<>();
    for (Unit unit : units) {
      tables.add(proof.loaded(unit));
    }
    return new ImportResult(end, tables, violations);
  }
}
