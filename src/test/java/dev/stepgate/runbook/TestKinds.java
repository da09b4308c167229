package dev.stepgate.runbook;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds that the fixtures use, without what they do. */
public final class TestKinds {
  private static final Set<String> TEXT =
      Set.of(
          "equals",
          "contains",
          "not-contains",
          "matches",
          "lines",
          "number",
          "size",
          "empty",
          "json");

  public static final Kinds ALL =
      Kinds.of(
          List.of(
              new TestAction("run", Run.class, true, false),
              new TestAction("manual", Manual.class, false, true),
              new TestAction("service", Service.class, false, false)),
          List.of(
              new TestCheck("run", RunCheck.class, plus("exit")),
              new TestCheck("file", FileCheck.class, plus("same-as")),
              new TestCheck("http", HttpCheck.class, plus("status"))));

  private TestKinds() {}

  private static Set<String> plus(String one) {
    Set<String> all = new HashSet<>(TEXT);
    all.add(one);
    return Set.copyOf(all);
  }

  record Run(@Doc(value = "A command for bash -euo pipefail.", required = true) Shell run) {}

  record Manual(
      @Doc(value = "What the person has to do.", required = true) Text manual,
      @Doc("Things to tick off one by one.") List<Text> checklist,
      @Doc("A phrase that must be typed exactly.") @Nullable Text type,
      @Doc("Whoever started the run must not confirm.") boolean notByStarter,
      @Doc("How long the question stands.") @Nullable Span expires) {}

  record Service(
      @Doc(
              value = "A command that keeps running; the step passes when its check does.",
              required = true)
          Shell service,
      @Doc("Leave it running at the end of the run.") boolean keep) {}

  record RunCheck(@Doc(value = "A command that changes nothing.", required = true) Shell run) {}

  record FileCheck(@Doc(value = "The path of a file or folder.", required = true) Text file) {}

  record HttpCheck(
      @Doc(value = "The address to ask.", required = true) Text http,
      @Doc("The HTTP method; GET if not given.") @Nullable String method,
      @Doc("Request headers.") Map<String, Text> headers,
      @Doc("The request's body.") @Nullable Text body) {}

  /** An action that is only a shape. */
  private record TestAction(
      String key, Class<? extends Record> fields, boolean hasOutput, boolean isShownToPeople)
      implements ActionKind {
    @Override
    public void validate(Record fields, Complaints complaints) {
      if (fields instanceof Manual manual
          && manual.type() != null
          && manual.type().raw().isBlank()) {
        complaints.add("type", "the phrase is empty", "Write the words that must be typed.");
      }
    }
  }

  /** A check that is only a shape. */
  private record TestCheck(String key, Class<? extends Record> fields, Set<String> expectations)
      implements CheckKind {}
}
