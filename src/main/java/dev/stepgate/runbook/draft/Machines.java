package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Other machines that the document speaks of, and what to type to run steps there. */
final class Machines {
  private static final String HOST = "((?:[\\w.-]{1,32}@)?[A-Za-z][\\w.-]{1,80})";
  private static final Pattern SSH =
      Pattern.compile(
          "\\bssh\\s+(?:-[46AaCfGKkMNnqsTtvXxYy]+\\s+|-[a-zA-Z]\\s+\\S+\\s+)*"
              + HOST
              + "(?=\\s|$)");
  private static final Pattern COPY =
      Pattern.compile("\\b(?:scp|rsync)\\s[^|;&\\n]*?(?<=\\s)" + HOST + ":(?!//)(\\S*)\\s*(\\S*)");
  private static final Pattern PRODUCTION =
      Pattern.compile(
          "(?i).*(?:\\bprod(?:uction)?[ -](?:server|host|machine|system|instance|vm|db|database)\\b"
              + "|\\b(?:on|in|from|at)(?: the)? prod(?:uction)?\\b|\\(prod(?:uction)?\\)|^prod(?:uction)?$).*");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\d*");
  private static final Pattern HERE =
      Pattern.compile("localhost|local|here|any|development|dev|all|none|127\\..*");

  /** What stands behind {@code ssh}, by the name that a runbook would give it. */
  private final Map<String, String> hosts = new LinkedHashMap<>();

  private boolean guessed;

  private Machines() {}

  /** Tells each step what to type, and answers with what to type above all steps. */
  static List<String> tell(List<Plan> plans) {
    Machines machines = new Machines();
    plans.forEach(machines::reached);
    plans.forEach(machines::tell);
    return machines.above();
  }

  private void reached(Plan plan) {
    for (Pattern pattern : List.of(SSH, COPY)) {
      pattern.matcher(plan.script()).results().forEach(found -> add(found.group(1)));
    }
  }

  private String add(String address) {
    String name = address.replaceFirst("^.*@", "").replaceFirst("\\..*$", "");
    hosts.putIfAbsent(name, address);
    return name;
  }

  private void tell(Plan plan) {
    Matcher copy = COPY.matcher(plan.script());
    if (copy.find()) {
      plan.comments.add(transfer(copy));
    } else {
      Matcher ssh = SSH.matcher(plan.script());
      if (ssh.find()) {
        String name = add(ssh.group(1));
        plan.comments.add("without ssh: add 'on: " + name + "' and run what ssh is given");
      } else {
        place(plan).ifPresent(name -> plan.comments.add("to run it there, add 'on: " + name + "'"));
      }
    }
  }

  private String transfer(Matcher copy) {
    String name = add(copy.group(1));
    String whole = copy.group();
    boolean fetched = !copy.group(3).isEmpty() && !copy.group(3).startsWith("#");
    return fetched
        ? "a transfer is proven and can be resumed: 'transfer: "
            + copy.group(2)
            + "', 'from: "
            + name
            + "', 'to: "
            + copy.group(3)
            + "'"
        : "a transfer is proven and can be resumed: 'transfer: "
            + Shell.words(whole).get(Math.max(1, Shell.words(whole).size() - 2))
            + "', 'into: "
            + name
            + "', 'to: "
            + (copy.group(2).isEmpty() ? "./" : copy.group(2))
            + "'";
  }

  /** Where the document says that the step is to be done, if that is no word for this machine. */
  private Optional<String> place(Plan plan) {
    List<String> said = new ArrayList<>(plan.where);
    said.add(plan.unit.title());
    if (said.stream().anyMatch(text -> PRODUCTION.matcher(text).matches())) {
      return Optional.of(production());
    }
    return plan.where.stream()
        .map(text -> Words.code(text).stream().findFirst().orElse(Words.plain(text)))
        .filter(text -> NAME.matcher(text).matches() && !HERE.matcher(text).matches())
        .findFirst()
        .map(this::add);
  }

  private String production() {
    Optional<String> known = hosts.keySet().stream().filter(Machines::isProduction).findFirst();
    guessed |= known.isEmpty();
    return known.orElseGet(() -> add("production"));
  }

  private static boolean isProduction(String name) {
    return name.matches("(?i)(?:.*[^a-z])?(?:prod|production|live)(?:[^a-z].*)?");
  }

  private List<String> above() {
    if (hosts.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("The document speaks of other machines. To run steps there, type");
    lines.add("  hosts:");
    hosts.forEach(
        (name, address) ->
            lines.add(
                "    "
                    + name
                    + ": {ssh: "
                    + address
                    + (isProduction(name) ? ", role: production" : "")
                    + "}"));
    lines.add(
        "and add 'on' to the steps where it is said"
            + (guessed ? "; behind ssh goes the name that ssh knows the machine by" : ""));
    return lines;
  }
}
