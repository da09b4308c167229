package dev.stepgate.run;

import dev.stepgate.data.Address;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.mask.MaskingKey;
import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Runbook.DatabaseEntry;
import dev.stepgate.runbook.Runbook.Role;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.runbook.Text;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.Redactor;
import dev.stepgate.support.UserError;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database that a command names outside of any run, guarded as those of a run are. */
public final class CommandDatabase implements AutoCloseable {
  private final DatabaseName name;
  private final Role role;
  private final Setting setting;
  private final RunDatabases databases;
  private final Redactor redactor;

  /**
   * Where the command was typed.
   *
   * @param operator whom to ask for secrets
   */
  public record Typed(Map<String, String> environment, Clock clock, Operator operator) {}

  private CommandDatabase(
      String name,
      Setting setting,
      Map<String, DatabaseEntry> entries,
      UnaryOperator<String> values,
      Redactor redactor) {
    this.name = new DatabaseName(name);
    this.role = entries.get(name).role();
    this.setting = setting;
    this.databases = setting.databases(entries, values, unlogged -> {});
    this.redactor = redactor;
  }

  /** The one at an address. */
  public static CommandDatabase at(String name, Address address, Typed typed) {
    Map<String, @Nullable String> values = new HashMap<>();
    values.put("URL", address.url());
    values.put("USER", address.user());
    values.put("PASSWORD", address.password());
    DatabaseEntry entry =
        new DatabaseEntry(
            reference("URL", address.url()),
            reference("USER", address.user()),
            reference("PASSWORD", address.password()),
            null,
            Role.DEVELOPMENT);
    return new CommandDatabase(
        name,
        new Setting(typed.environment(), typed.clock()),
        Map.of(name, entry),
        wanted -> String.valueOf(values.get(wanted)),
        redactor(address.password()));
  }

  /**
   * The one that a runbook declares. Only the secrets that are needed to reach it are read.
   *
   * @param chosen from {@code -e NAME=VALUE}
   * @param guarded whether production is reached too, to tell whether it is the same
   */
  public static CommandDatabase declared(
      Path file, String name, Map<String, String> chosen, boolean guarded, Typed typed) {
    Runbook runbook = new RunbookLoader().load(file).orThrow();
    if (!runbook.databases().containsKey(name)) {
      throw new UserError(
          ExitCode.INVALID,
          "the runbook declares no database '" + name + "'",
          file.toString(),
          "It declares: " + String.join(", ", runbook.databases().keySet()) + ".");
    }
    Setting setting = new Setting(typed.environment(), typed.clock());
    Given given =
        new Given(
            Map.of("RUNBOOK_FOLDER", Identity.folderOf(file).toString()), setting.workFolder());
    Resolved resolved =
        Resolved.of(setting, needed(runbook, name, guarded), chosen, given, typed.operator());
    return new CommandDatabase(
        name, setting, runbook.databases(), resolved.variables().values(), resolved.redactor());
  }

  /** Goes there. */
  public Database reach() throws DataError {
    return databases.reach(name);
  }

  /** The same, for what is about to lose data: refuses whatever is or may be production. */
  public Database reachToDestroy() throws DataError {
    return databases.reachToDestroy(name);
  }

  /** Whether its runbook says so. */
  public boolean isProduction() {
    return role == Role.PRODUCTION;
  }

  /** From now on nothing that loses data touches it, whatever name it is reached by. */
  public void rememberAsProduction(Database reached) {
    setting
        .store()
        .productions()
        .remember(reached.identity().toString(), reached.name(), reached.address().toString());
  }

  /** The masking key: the one given, or else the one that is kept in {@code .stepgate}. */
  public MaskingKey maskingKey(@Nullable String given) throws DataError {
    return databases.maskingKey(given);
  }

  /** A text without the secrets that were needed to come here. */
  public String redacted(String text) {
    return redactor.text(text);
  }

  @Override
  public void close() {
    databases.close();
    setting.close();
  }

  private static @Nullable Text reference(String name, @Nullable String value) {
    return value == null ? null : new Text("${" + name + "}");
  }

  private static Redactor redactor(@Nullable String password) {
    return password == null || Redactor.tooShort(password)
        ? Redactor.NONE
        : Redactor.of(Map.of("PASSWORD", password));
  }

  /** A secret of another database is nobody's business here. */
  private static Runbook needed(Runbook runbook, String name, boolean guarded) {
    Set<String> names =
        runbook.databases().entrySet().stream()
            .filter(
                entry ->
                    entry.getKey().equals(name)
                        || guarded && entry.getValue().role() == Role.PRODUCTION)
            .flatMap(entry -> texts(entry.getValue()))
            .flatMap(text -> text.names().stream())
            .collect(Collectors.toSet());
    Map<String, Runbook.Secret> secrets = new LinkedHashMap<>(runbook.secrets());
    secrets.keySet().retainAll(names);
    return new Runbook(
        runbook.name(),
        runbook.title(),
        runbook.lock(),
        runbook.env(),
        secrets,
        runbook.inputs(),
        runbook.hosts(),
        runbook.databases(),
        runbook.notices(),
        runbook.needs(),
        runbook.steps());
  }

  private static Stream<Text> texts(DatabaseEntry entry) {
    return Stream.of(entry.url(), entry.user(), entry.password()).flatMap(Stream::ofNullable);
  }
}
