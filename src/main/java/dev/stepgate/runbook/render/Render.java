package dev.stepgate.runbook.render;

import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.yaml.Yaml;
import dev.stepgate.runbook.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Writes a runbook as a document that people can follow without Stepgate. */
public final class Render {
  /** The words by which a document of ours is known. */
  static final String MARK = "written by `stepgate render`";

  private static final Set<String> HEAD = Set.of("runbook", "title", "steps");
  private static final List<String> GUIDE =
      List.of(
          "> Do the steps in this order. Go on only when everything below *Verify* holds; if something",
          "> does not, stop and mend the cause. `$NAME` and `${NAME}` stand for values: those that are listed",
          "> here, and `RUN_ID`, `RUN_STAMP` (such as `20260711_143000`), `RUN_FOLDER` (a folder of your own for",
          "> this run), `RUNBOOK_FOLDER` and `STEP_ID`. Commands are for `bash -euo pipefail`.");
  private final Sentences sentences;
  private final Markdown out;

  private Render() {
    this.sentences = Sentences.installed();
    this.out = new Markdown(sentences);
  }

  /** The document of a runbook that loads. */
  public static String markdown(Loaded loaded) {
    loaded.orThrow();
    String text = new String(loaded.bytes(), StandardCharsets.UTF_8);
    Yaml.Keys file =
        (Yaml.Keys) YamlReader.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    return markdown(file);
  }

  static String markdown(Yaml.Keys file) {
    return new Render().file(file);
  }

  private String file(Yaml.Keys file) {
    String name = "`" + word(file, "runbook").text() + "`";
    out.heading(
        1, file.get("title").map(t -> Inline.prose((Yaml.Words) t)).orElse("Runbook " + name));
    out.paragraph(
        "Runbook " + name + ", " + MARK + "; `stepgate draft` makes a runbook of it again.");
    out.paragraph(String.join("\n", GUIDE));
    file.entries().stream().filter(entry -> !HEAD.contains(entry.key())).forEach(this::section);
    out.heading(2, "Steps");
    steps((Yaml.Items) file.get("steps").orElseThrow());
    return out.text();
  }

  private void section(Yaml.Entry entry) {
    out.heading(2, Wording.FILE.label(entry.key()));
    out.section(entry.key(), entry.value());
  }

  private void steps(Yaml.Items steps) {
    for (int i = 0; i < steps.items().size(); i++) {
      step(i + 1, (Yaml.Keys) steps.items().get(i));
    }
  }

  private void step(int number, Yaml.Keys step) {
    String id = "`" + word(step, "id").text() + "`";
    String title =
        step.get("title").map(t -> Inline.prose((Yaml.Words) t) + " (" + id + ")").orElse(id);
    out.heading(3, "Step " + number + ": " + title);
    String action =
        step.entries().stream()
            .map(Yaml.Entry::key)
            .filter(sentences::isAction)
            .findFirst()
            .orElse("");
    step.entries().stream()
        .filter(entry -> !entry.key().equals("id") && !entry.key().equals("title"))
        .sorted(Comparator.comparingInt(entry -> rank(entry.key())))
        .forEach(entry -> out.entry(action, entry.key(), entry.value()));
  }

  /** The action before what belongs to it, and both where an action belongs. */
  private int rank(String key) {
    int rank = 2 * Wording.STEP.rank(sentences.isAction(key) ? "run" : key);
    return sentences.isAction(key) ? rank : rank + 1;
  }

  private static Yaml.Words word(Yaml.Keys keys, String key) {
    return (Yaml.Words) keys.get(key).orElseThrow();
  }
}
