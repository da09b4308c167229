package dev.stepgate.runbook;

import java.util.Set;

/** Every database has one address, and every database that is named is declared. */
final class DatabaseRules {
  private final Runbook runbook;
  private final Problems problems;
  private final Places places;

  DatabaseRules(Runbook runbook, Problems problems, Places places) {
    this.runbook = runbook;
    this.problems = problems;
    this.places = places;
  }

  void check() {
    runbook.databases().forEach(this::oneAddress);
    Parts.in(runbook.needs(), DatabaseName.class).forEach(this::declared);
    Parts.in(runbook.steps(), DatabaseName.class).forEach(this::declared);
  }

  private void oneAddress(String name, Runbook.DatabaseEntry entry) {
    if ((entry.url() == null) == (entry.embedded() == null)) {
      String found = entry.url() == null ? " has no address" : " has two addresses";
      problem(name, found, "Give exactly one of url and embedded.");
    } else if (entry.embedded() != null && (entry.user() != null || entry.password() != null)) {
      problem(name, " is embedded and needs no user", "Remove user and password.");
    }
  }

  private void problem(String name, String found, String hint) {
    problems.add(
        places.ofKey(runbook.databases(), name).orElse(Place.START),
        "the database " + Shown.quoted(name) + found,
        hint);
  }

  private void declared(DatabaseName wanted) {
    Set<String> known = runbook.databases().keySet();
    if (!known.contains(wanted.name())) {
      problems.add(
          places.of(wanted).orElse(Place.START),
          "unknown database " + Shown.quoted(wanted.name()),
          Nearest.hint(wanted.name(), known, "Declare it under databases."));
    }
  }
}
