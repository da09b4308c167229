package dev.stepgate.run;

import dev.stepgate.audit.AuditLog;
import dev.stepgate.audit.FollowedLogs;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.SealKey;
import dev.stepgate.run.store.Owner;
import dev.stepgate.run.store.Store;
import dev.stepgate.run.store.StoreSettings;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Runbook.DatabaseEntry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Everything around runs that stays the same while the program lives; opened when first needed. */
final class Setting implements AutoCloseable {
  private final Map<String, String> environment;
  private final Clock clock;
  private final Home home;
  private final Path workFolder;
  private final Supplier<StopSignal> stops;
  private final Owner self;
  private final Actor actor;
  private final @Nullable Setting shared;
  private final FollowedLogs logs;
  private volatile EngineWatch watch = EngineWatch.NONE;
  private volatile boolean serving;
  private @Nullable Store store;
  private @Nullable SealKey key;

  Setting(Map<String, String> environment, Clock clock) {
    this(environment, clock, Path.of("").toAbsolutePath(), StopSignal::listening);
  }

  /**
   * @param workFolder where runs are started
   * @param stops what may stop the next attempt
   */
  Setting(
      Map<String, String> environment, Clock clock, Path workFolder, Supplier<StopSignal> stops) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.workFolder = workFolder;
    this.stops = stops;
    home = Home.of(environment);
    self = Owner.ofThisProcess();
    actor = Actor.of(self);
    shared = null;
    logs = new FollowedLogs();
  }

  /** The same for another person; the store and the key are those of the first. */
  private Setting(Setting shared, Actor actor, StopSignal stop) {
    this.environment = shared.environment;
    this.clock = shared.clock;
    this.workFolder = shared.workFolder;
    this.home = shared.home;
    this.self = shared.self;
    this.stops = () -> stop;
    this.actor = actor;
    this.shared = shared;
    this.logs = shared.logs;
  }

  Setting by(Actor other, StopSignal stop) {
    return new Setting(this, other, stop);
  }

  synchronized Store store() {
    if (shared != null) {
      return shared.store();
    }
    if (store == null) {
      store = Store.open(settings(), clock);
    }
    return store;
  }

  /** Many look at runs at once from now on, and nobody is to wait for a look. */
  void serve() {
    serving = true;
    store().serveMany();
  }

  boolean isServing() {
    return shared == null ? serving : shared.isServing();
  }

  synchronized SealKey key() {
    if (shared != null) {
      return shared.key();
    }
    if (key == null) {
      key = SealKey.of(home.path());
    }
    return key;
  }

  /** For looking at runs; what changes them reads their logs anew. */
  FollowedLogs logs() {
    return logs;
  }

  RunDatabases databases(Runbook runbook, Variables variables, AuditLog log) {
    return databases(
        runbook.databases(), variables.values(), fields -> log.append("database", fields));
  }

  RunDatabases databases(
      Map<String, DatabaseEntry> entries,
      UnaryOperator<String> values,
      Consumer<Map<String, Object>> record) {
    return new RunDatabases(entries, values, this::store, home.path().resolve(".stepgate"), record);
  }

  RunHosts hosts(Runbook runbook, Path folder, Variables variables, AuditLog log) {
    return new RunHosts(
        runbook.hosts(), variables.values(), folder, fields -> log.append("host", fields));
  }

  Batch batch() {
    return Batch.on(store());
  }

  EngineWatch watch() {
    return shared == null ? watch : shared.watch();
  }

  void watchedBy(EngineWatch other) {
    watch = other;
  }

  Duration beat() {
    return settings().beat();
  }

  Home home() {
    return home;
  }

  RunFolder folder(String runId) {
    return home.folder(runId);
  }

  /** Where the program was started. */
  Path workFolder() {
    return workFolder;
  }

  Map<String, String> environment() {
    return environment;
  }

  StopSignal stop() {
    return stops.get();
  }

  Clock clock() {
    return clock;
  }

  /** This process. */
  Owner self() {
    return self;
  }

  Actor actor() {
    return actor;
  }

  /** The actor as the log names somebody who has decided something. */
  String by() {
    String how = actor.how().isEmpty() ? "" : " (" + actor.how() + ")";
    return actor.user() + "@" + self.host() + how;
  }

  @Override
  public synchronized void close() {
    if (store != null) {
      store.close();
    }
  }

  private StoreSettings settings() {
    return StoreSettings.from(home.path(), environment);
  }
}
