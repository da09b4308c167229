package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One command that looks, and what the document says about its result. */
final class Proof {
  private final int line;
  private final String command;
  private final List<Said> said = new ArrayList<>();
  private final List<Said> shown = new ArrayList<>();

  Proof(int line, String command) {
    this.line = line;
    this.command = command;
  }

  int line() {
    return line;
  }

  String command() {
    return command;
  }

  void say(int at, String sentence) {
    said.add(new Said(at, sentence));
  }

  void show(int at, String text) {
    shown.add(new Said(at, text));
  }

  boolean isSilent() {
    return said.isEmpty() && shown.isEmpty();
  }

  List<Said> said() {
    return said;
  }

  List<Said> shown() {
    return shown;
  }

  /**
   * The checks that come of it.
   *
   * @param real how many of them want something in particular
   * @param undecided what nothing could be made of
   */
  record Made(List<Yaml.Keys> checks, int real, List<Said> undecided) {}

  Made make() {
    Wants wants = new Wants();
    Expecting expecting = new Expecting(command, wants);
    shown.forEach(line -> expecting.expect(line.text()));
    List<Said> undecided = said.stream().filter(one -> !expecting.say(one.text())).toList();
    List<Yaml.Entry> entries = new ArrayList<>();
    entries.add(
        new Yaml.Entry(comments(expecting, undecided), "run", Yaml.Words.of(withBreak(command))));
    entries.addAll(wants.entries());
    List<Yaml.Keys> checks = new ArrayList<>();
    checks.add(new Yaml.Keys(entries));
    checks.addAll(expecting.extra());
    return new Made(checks, (wants.isEmpty() ? 0 : 1) + expecting.extra().size(), undecided);
  }

  private static List<String> comments(Expecting expecting, List<Said> undecided) {
    Stream<String> left =
        undecided.stream()
            .map(one -> "line " + one.line() + ", not decided: " + Words.plain(one.text()));
    return Stream.concat(expecting.inWords().stream(), left).toList();
  }

  static String withBreak(String command) {
    return command.contains("\n") ? command + "\n" : command;
  }
}
