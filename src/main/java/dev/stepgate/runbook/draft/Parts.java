package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step while it is put together. */
final class Parts {
  /** A page that sends people on to its sign-in answers, too. */
  static final Yaml ANSWERS = new Yaml.Words("200..399", true);

  private final Plan plan;
  private final String id;
  private final List<String> comments = new ArrayList<>();
  private final List<Yaml> needs = new ArrayList<>();
  private final List<Yaml> checks = new ArrayList<>();
  private final Map<String, Yaml> action = new LinkedHashMap<>();
  private final Map<String, String> capture = new LinkedHashMap<>();
  private @Nullable String unchecked;
  private boolean onlyManual;
  private int real;

  Parts(Plan plan, String id) {
    this.plan = plan;
    this.id = id;
  }

  String id() {
    return id;
  }

  int real() {
    return real;
  }

  /** The second half of a step that was split. */
  void onlyManual() {
    onlyManual = true;
  }

  boolean isAction() {
    return action.containsKey("run");
  }

  boolean isService() {
    return action.containsKey("service");
  }

  boolean isManual() {
    return action.containsKey("manual");
  }

  boolean isUnproven() {
    return checks.isEmpty();
  }

  void comment(String comment) {
    comments.add(comment);
  }

  void need(@Nullable String address) {
    if (address != null) {
      Yaml.Entry http = new Yaml.Entry("http", Yaml.Words.of(Escapes.text(address)));
      need(new Yaml.Keys(List.of(http, new Yaml.Entry("status", ANSWERS))));
    }
  }

  void need(Yaml check) {
    if (!needs.contains(check)) {
      needs.add(check);
    }
  }

  void action(String kind, String script) {
    action.put(kind, Yaml.Words.of(script));
  }

  void manual(String text, List<String> checklist) {
    action.put("manual", Yaml.Words.of(Escapes.text(text.contains("\n") ? text + "\n" : text)));
    if (!checklist.isEmpty()) {
      action.put("checklist", Yaml.Items.of(checklist.stream().map(Escapes::text).toList()));
    }
  }

  void checklist(List<String> items) {
    action.put("checklist", Yaml.Items.of(items.stream().map(Escapes::text).toList()));
  }

  void check(Yaml.Keys check) {
    checks(List.of(check), 1);
  }

  void checks(List<Yaml.Keys> more, int ofThemReal) {
    checks.addAll(more);
    real += ofThemReal;
  }

  void capture(String name, String regex) {
    capture.put(name, regex);
  }

  void unchecked(String reason) {
    unchecked = reason;
  }

  static Yaml.Keys keys(String key, String text) {
    return new Yaml.Keys(List.of(new Yaml.Entry(key, Yaml.Words.of(text))));
  }

  Yaml step(boolean first) {
    List<Yaml.Entry> entries = new ArrayList<>();
    entries.add(new Yaml.Entry(above(first), "id", Yaml.Words.of(id)));
    text(entries, "title", plan.unit.title() + (onlyManual ? ", by hand" : ""));
    text(entries, "as", onlyManual ? null : plan.as);
    raw(entries, "cwd", onlyManual ? null : plan.cwd);
    list(entries, "needs", needs);
    action.forEach((key, value) -> entries.add(new Yaml.Entry(key, value)));
    raw(entries, "timeout", isAction() ? plan.timeout : null);
    map(entries);
    if (isAction() && checks.stream().anyMatch(Emptied::isWanted)) {
      entries.add(new Yaml.Entry(Emptied.WHY, "reverify", Yaml.Words.of("never")));
    }
    list(entries, "check", checks);
    text(entries, "unchecked", unchecked);
    text(entries, "why", onlyManual ? null : joined(plan.why));
    text(entries, "hint", onlyManual ? null : joined(plan.hint));
    return new Yaml.Keys(entries);
  }

  private List<String> above(boolean first) {
    List<String> above = new ArrayList<>();
    if (!first) {
      above.add("");
    }
    String number = plan.unit.number() == null ? "" : ", step " + plan.unit.number();
    above.add("line " + plan.unit.line() + number);
    if (!onlyManual) {
      plan.comments.stream().filter(comment -> !comment.isBlank()).forEach(above::add);
    }
    above.addAll(comments);
    return above;
  }

  private static @Nullable String joined(List<String> texts) {
    boolean lines = texts.stream().anyMatch(text -> text.contains("\n"));
    String joined =
        String.join(
            lines ? "\n" : " ",
            texts.stream().distinct().map(text -> ended(text, texts.size())).toList());
    return joined.isBlank() ? null : joined + (lines ? "\n" : "");
  }

  private static String ended(String text, int count) {
    return count > 1 && text.matches("(?s).*[\\p{L}\\p{N})]") ? text + "." : text;
  }

  private static void text(List<Yaml.Entry> entries, String key, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      raw(entries, key, Escapes.text(text));
    }
  }

  private static void raw(List<Yaml.Entry> entries, String key, @Nullable String text) {
    if (text != null) {
      entries.add(new Yaml.Entry(key, Yaml.Words.of(text)));
    }
  }

  private static void list(List<Yaml.Entry> entries, String key, List<Yaml> items) {
    if (!items.isEmpty()) {
      entries.add(new Yaml.Entry(key, new Yaml.Items(items)));
    }
  }

  private void map(List<Yaml.Entry> entries) {
    if (!capture.isEmpty()) {
      List<Yaml.Entry> names = new ArrayList<>();
      capture.forEach(
          (name, regex) -> names.add(new Yaml.Entry(name, Yaml.Words.of(Escapes.text(regex)))));
      entries.add(new Yaml.Entry("capture", new Yaml.Keys(names)));
    }
  }
}
