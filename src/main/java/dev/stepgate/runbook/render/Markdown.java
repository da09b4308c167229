package dev.stepgate.runbook.render;

import dev.stepgate.runbook.yaml.Yaml;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Writes the parts of a runbook as Markdown; what is written here, {@link Unrendered} reads. */
final class Markdown {
  private static final Set<String> DATA = Set.of("json", "table");
  private static final Set<String> PROSE =
      Set.of("title", "why", "hint", "unchecked", "manual", "checklist", "description", "prompt");
  private final StringBuilder out = new StringBuilder();
  private final Sentences sentences;

  Markdown(Sentences sentences) {
    this.sentences = sentences;
  }

  String text() {
    return out.toString().stripTrailing() + "\n";
  }

  void heading(int level, String text) {
    paragraph("#".repeat(level) + " " + text);
  }

  void paragraph(String text) {
    out.append(text).append("\n\n");
  }

  /** What stands below a heading. */
  void section(String key, Yaml value) {
    if (isChecks(key)) {
      checks(value);
    } else if (value instanceof Yaml.Words words && !isFenced(key, words, false)) {
      paragraph(inline(key, words));
    } else {
      below(key, value, "");
    }
    end();
  }

  /** One key of a step. */
  void entry(String action, String key, Yaml value) {
    String lead = "**" + Wording.STEP.label(key) + ":**";
    if (isChecks(key)) {
      paragraph(lead);
      checks(value);
    } else if (value instanceof Yaml.Words words && !isFenced(key, words, false)) {
      paragraph(lead + " " + inline(key, words) + explained(action, key));
    } else {
      paragraph(lead + explained(action, key));
      below(key, value, "");
    }
    end();
  }

  private String explained(String action, String key) {
    return Wording.STEP.knows(key)
        ? ""
        : sentences
            .about(action, key)
            .map(sentence -> " *(" + sentence.replace("*", "`*`") + ")*")
            .orElse("");
  }

  private static boolean isChecks(String key) {
    return key.equals("check") || key.equals("needs");
  }

  private void checks(Yaml value) {
    if (!(value instanceof Yaml.Items many)) {
      check("- ", (Yaml.Keys) value);
      return;
    }
    for (int i = 0; i < many.items().size(); i++) {
      check(i + 1 + ". ", (Yaml.Keys) many.items().get(i));
    }
    if (many.items().isEmpty()) {
      fence("json", "[]", "");
    }
  }

  private void check(String marker, Yaml.Keys check) {
    List<Yaml.Entry> entries =
        check.entries().stream()
            .sorted(Comparator.comparing(entry -> !sentences.isCheck(entry.key())))
            .toList();
    String indent = " ".repeat(marker.length());
    entries.stream().limit(1).forEach(entry -> bullet(marker, Wording.CHECK, entry, indent));
    entries.stream()
        .skip(1)
        .forEach(entry -> bullet(indent + "- ", Wording.CHECK, entry, indent + "  "));
  }

  private void bullet(String lead, Wording wording, Yaml.Entry entry, String indent) {
    String label = lead + wording.label(entry.key()) + ":";
    if (entry.value() instanceof Yaml.Words words && !isFenced(entry.key(), words, true)) {
      out.append(label).append(' ').append(inline(entry.key(), words)).append('\n');
    } else {
      out.append(label).append('\n');
      below(entry.key(), entry.value(), indent);
    }
  }

  private void below(String key, Yaml value, String indent) {
    if (value instanceof Yaml.Words words) {
      fence(Fence.info(key, words.text()), words.text(), indent);
    } else if (DATA.contains(key) || !isFlat(value)) {
      fence("json", Json.of(value), indent);
    } else if (value instanceof Yaml.Items items) {
      items.items().forEach(item -> item(key, (Yaml.Words) item, indent));
    } else {
      ((Yaml.Keys) value)
          .entries()
          .forEach(entry -> bullet(indent + "- ", Wording.INSIDE, entry, indent + "  "));
    }
  }

  private void item(String key, Yaml.Words words, String indent) {
    boolean prose = PROSE.contains(key) && !words.text().contains(":");
    out.append(indent).append("- ");
    out.append(prose ? Inline.prose(words) : Inline.code(words)).append('\n');
  }

  /** Whether bullets can say it. */
  private static boolean isFlat(Yaml value) {
    if (value instanceof Yaml.Items items) {
      return !items.items().isEmpty()
          && items.items().stream().allMatch(Yaml.Words.class::isInstance);
    }
    return !((Yaml.Keys) value).entries().isEmpty()
        && ((Yaml.Keys) value)
            .entries().stream().allMatch(entry -> Wording.INSIDE.canName(entry.key()));
  }

  private static String inline(String key, Yaml.Words words) {
    return PROSE.contains(key) ? Inline.prose(words) : Inline.code(words);
  }

  private static boolean isFenced(String key, Yaml.Words words, boolean inList) {
    return Fence.canHold(words, inList) && (Fence.isCode(key) || words.text().contains("\n"));
  }

  private void fence(String info, String text, String indent) {
    String fence = Fence.around(text);
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    out.append(indent).append(fence).append(info).append('\n');
    for (String line : body.split("\n", -1)) {
      out.append(line.isEmpty() ? "" : indent + line).append('\n');
    }
    out.append(indent).append(fence).append('\n');
  }

  private void end() {
    if (!out.toString().endsWith("\n\n")) {
      out.append('\n');
    }
  }
}
