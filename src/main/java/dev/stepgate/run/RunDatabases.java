package dev.stepgate.run;

import dev.stepgate.data.Address;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.Databases;
import dev.stepgate.data.EmbeddedServer;
import dev.stepgate.data.Failure;
import dev.stepgate.data.Identity;
import dev.stepgate.data.mask.MaskingKey;
import dev.stepgate.data.mask.MaskingKeyFile;
import dev.stepgate.run.store.Store;
import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.runbook.Runbook.DatabaseEntry;
import dev.stepgate.runbook.Runbook.Role;
import dev.stepgate.runbook.Text;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reaches each database once, writes down who answered, and keeps production from harm. */
final class RunDatabases implements Databases, AutoCloseable {
  private final Map<String, DatabaseEntry> entries;
  private final UnaryOperator<String> values;
  private final Supplier<Store> store;
  private final Path kept;
  private final Consumer<Map<String, Object>> record;
  private final Map<String, Database> reached = new LinkedHashMap<>();
  private final Map<String, EmbeddedServer> embedded = new LinkedHashMap<>();

  /**
   * @param store opened when it is first asked
   * @param kept the folder of throwaway servers and of the masking key
   * @param record takes what is to be logged of a database that was reached
   */
  RunDatabases(
      Map<String, DatabaseEntry> entries,
      UnaryOperator<String> values,
      Supplier<Store> store,
      Path kept,
      Consumer<Map<String, Object>> record) {
    this.entries = entries;
    this.values = values;
    this.store = store;
    this.kept = kept;
    this.record = record;
  }

  @Override
  public boolean isDeclared(String name) {
    return entries.containsKey(name);
  }

  @Override
  public synchronized Database reach(DatabaseName name) throws DataError {
    Database known = reached.get(name.name());
    if (known != null) {
      return known;
    }
    DatabaseEntry entry = Objects.requireNonNull(entries.get(name.name()));
    Address address = address(name.name(), entry);
    try {
      Database database = Database.reachServer(name.name(), address);
      reached.put(name.name(), database);
      record(database, entry);
      return database;
    } catch (SQLException failed) {
      throw new DataError(
          "database " + name + " at " + address + " cannot be reached: " + Failure.of(failed),
          failed);
    }
  }

  @Override
  public Database reachToDestroy(DatabaseName name) throws DataError {
    if (entries.get(name.name()).role() == Role.PRODUCTION) {
      throw new DataError("database " + name + " is production");
    }
    Database target = reach(name);
    refuseRemembered(target);
    for (String other : entries.keySet()) {
      if (entries.get(other).role() == Role.PRODUCTION) {
        refuseSame(target, other);
      }
    }
    refuseStore(target);
    return target;
  }

  @Override
  public MaskingKey maskingKey(@Nullable String given) throws DataError {
    return given == null ? MaskingKeyFile.of(kept.resolve("masking.key")) : MaskingKey.of(given);
  }

  @Override
  public void close() {
    embedded.values().forEach(EmbeddedServer::close);
  }

  private Address address(String name, DatabaseEntry entry) throws DataError {
    if (entry.embedded() != null) {
      EmbeddedServer server = embedded.get(name);
      if (server == null) {
        server = EmbeddedServer.start(kept.resolve("servers").resolve(name));
        embedded.put(name, server);
      }
      return server.address();
    }
    return new Address(
        Objects.requireNonNull(entry.url()).expand(values),
        expanded(entry.user()),
        expanded(entry.password()));
  }

  private @Nullable String expanded(@Nullable Text text) {
    return text == null ? null : text.expand(values);
  }

  private void record(Database database, DatabaseEntry entry) {
    String identity = database.identity().toString();
    String address = database.address().toString();
    if (entry.role() == Role.PRODUCTION) {
      store.get().productions().remember(identity, database.name(), address);
    }
    record.accept(
        Entry.with("database", database.name())
            .and("role", entry.role().name().toLowerCase(java.util.Locale.ROOT))
            .and("address", address)
            .and("identity", identity)
            .and("version", database.version())
            .map());
  }

  private void refuseRemembered(Database target) throws DataError {
    String identity = target.identity().toString();
    String known = store.get().productions().nameOf(identity).orElse(null);
    if (known != null) {
      throw new DataError(
          "database " + target.name() + " is production, known as " + known + ": " + identity);
    }
  }

  /** Where the other one cannot be asked, what its address was last known to be decides. */
  private void refuseSame(Database target, String production) throws DataError {
    DatabaseEntry entry = entries.get(production);
    String identity;
    try {
      identity = reach(new DatabaseName(production)).identity().toString();
    } catch (DataError unreachable) {
      String address = address(production, entry).toString();
      identity =
          store
              .get()
              .productions()
              .identityAt(address)
              .orElseThrow(
                  () ->
                      new DataError(
                          "cannot tell whether database "
                              + target.name()
                              + " is production: "
                              + unreachable.getMessage(),
                          unreachable));
    }
    if (identity.equals(target.identity().toString())) {
      throw new DataError(
          "database " + target.name() + " is the same as " + production + ": " + identity);
    }
  }

  private void refuseStore(Database target) throws DataError {
    try (var connection = store.get().dataSource().getConnection()) {
      Identity own = Database.identity(connection);
      if (own != null && own.equals(target.identity())) {
        throw new DataError("database " + target.name() + " holds the store of the runs: " + own);
      }
    } catch (SQLException failed) {
      throw new DataError("the store cannot say who it is: " + Failure.of(failed), failed);
    }
  }
}
