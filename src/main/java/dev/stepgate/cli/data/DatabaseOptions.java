package dev.stepgate.cli.data;

import dev.stepgate.cli.Questions;
import dev.stepgate.cli.Session;
import dev.stepgate.cli.Values;
import dev.stepgate.run.CommandDatabase;
import dev.stepgate.run.CommandDatabase.Typed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a database is reached: at an address, or as a runbook says. */
final class DatabaseOptions {
  @Option(names = "--user", paramLabel = "USER", description = "As whom to go to an address.")
  private @Nullable String user;

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      description = "The environment variable that holds the password.")
  private @Nullable String passwordEnv;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file that holds the password; without it, a terminal is asked.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--runbook",
      paramLabel = "FILE",
      description = "The runbook that declares the database.")
  private @Nullable Path runbook;

  @Option(
      names = "-e",
      paramLabel = "NAME=VALUE",
      description = "A value for an input of the runbook; may be repeated.")
  private List<String> values = new ArrayList<>();

  boolean hasRunbook() {
    return runbook != null;
  }

  /**
   * @param name an address, or what the runbook calls it
   * @param guarded whether it may lose data
   */
  CommandDatabase open(String name, boolean guarded, Session session, Questions questions) {
    Typed typed = new Typed(session.around().env(), session.around().clock(), questions.operator());
    return JdbcAddress.looksLikeOne(name)
        ? at(new JdbcAddress(name), session, questions, typed)
        : declared(name, guarded, typed);
  }

  private CommandDatabase at(
      JdbcAddress address, Session session, Questions questions, Typed typed) {
    Invalid.when(
        runbook != null || !values.isEmpty(),
        (runbook != null ? "--runbook" : "-e") + " is given with an address",
        "Give the name under which the runbook declares the database, or leave it out.");
    Password password = new Password(passwordEnv, passwordFile);
    Invalid.when(
        user == null && password.isGiven(),
        "a password is given, but no --user",
        "Add --user USER, as whom to go to " + address.database() + ".");
    String secret = user == null ? null : password.of(user, session, questions);
    return CommandDatabase.at(address.database(), address.as(user, secret), typed);
  }

  private CommandDatabase declared(String name, boolean guarded, Typed typed) {
    if (runbook == null) {
      throw Invalid.because(
          "'" + name + "' is no address, and no runbook is given that declares it",
          "Add --runbook FILE, or give an address such as jdbc:postgresql://db.example/jobs.");
    }
    Invalid.when(
        user != null || passwordEnv != null || passwordFile != null,
        "a user or a password is given for '" + name + "', which the runbook knows how to reach",
        "Leave out --user, --password-env and --password-file.");
    return CommandDatabase.declared(runbook, name, Values.of(values), guarded, typed);
  }
}
