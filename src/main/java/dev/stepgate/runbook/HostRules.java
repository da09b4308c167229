package dev.stepgate.runbook;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every host is reached in one way, and every host that is named is declared. */
final class HostRules {
  static final List<String> KINDS = List.of("ssh", "docker", "kubernetes");

  /** The kind without which a key says nothing. */
  static final Map<String, String> OWNERS =
      Map.of(
          "port", "ssh",
          "identity", "ssh",
          "config", "ssh",
          "compose", "docker",
          "project", "docker",
          "namespace", "kubernetes",
          "context", "kubernetes",
          "container", "kubernetes");

  private final Runbook runbook;
  private final Problems problems;
  private final Places places;

  HostRules(Runbook runbook, Problems problems, Places places) {
    this.runbook = runbook;
    this.problems = problems;
    this.places = places;
  }

  void check() {
    runbook.hosts().forEach(this::host);
    runbook.hostsNamed().forEach(this::declared);
  }

  private void host(String name, Runbook.HostEntry entry) {
    if (name.equals(Runbook.LOCAL)) {
      problem(name, "the name 'local' is taken", "It is always this machine; choose another.");
    }
    List<String> kinds = KINDS.stream().filter(kind -> places.has(entry, kind)).toList();
    if (kinds.size() == 1) {
      entry.reach().keySet().forEach(key -> belongs(key, kinds.get(0), entry));
    } else {
      String found =
          kinds.isEmpty() ? " has no kind" : " has several kinds: " + String.join(", ", kinds);
      problem(
          name,
          "the host " + Shown.quoted(name) + found,
          "Give exactly one of ssh, docker and kubernetes.");
    }
    entry.reach().forEach(this::word);
  }

  /** A port that comes from elsewhere is looked at when it is known. */
  private void word(String key, Text text) {
    if (!key.equals("port") || !text.raw().contains("${")) {
      HostWords.in(key, text.raw())
          .ifPresent(
              wrong ->
                  problems.add(places.of(text).orElse(Place.START), wrong.fact(), wrong.hint()));
    }
  }

  private void problem(String name, String found, String hint) {
    problems.add(places.ofKey(runbook.hosts(), name).orElse(Place.START), found, hint);
  }

  private void belongs(String key, String kind, Runbook.HostEntry entry) {
    String owner = OWNERS.getOrDefault(key, kind);
    if (!owner.equals(kind)) {
      stray(key, owner, entry);
    } else if (key.equals("project") && !places.has(entry, "compose")) {
      stray(key, "compose", entry);
    }
  }

  private void stray(String key, String owner, Runbook.HostEntry entry) {
    problems.add(
        places.ofKey(entry, key).orElse(Place.START),
        "'" + key + "' only goes with '" + owner + "'",
        "Remove it, or use '" + owner + "' here.");
  }

  private void declared(Text wanted) {
    boolean known = wanted.raw().equals(Runbook.LOCAL) || runbook.hosts().containsKey(wanted.raw());
    if (!known && !wanted.raw().contains("${")) {
      problems.add(
          places.of(wanted).orElse(Place.START),
          "unknown host " + Shown.quoted(wanted.raw()),
          Nearest.hint(wanted.raw(), names(), "Declare it under hosts."));
    }
  }

  private List<String> names() {
    return Stream.concat(runbook.hosts().keySet().stream(), Stream.of(Runbook.LOCAL)).toList();
  }
}
