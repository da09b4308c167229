package dev.stepgate.runbook.render;

import dev.stepgate.runbook.ActionKind;
import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.CheckKind;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Expectations;
import dev.stepgate.runbook.Kinds;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.yaml.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runbooks with all keys that there are, one that is yet to come, and odd values. */
final class RandomRunbook {
  private static final List<String> TEXTS =
      List.of(
          "a",
          "",
          " ",
          "x\ny",
          "x\ny\n",
          "\n",
          "`",
          "``a``",
          "a `b` c",
          "a: b",
          "- a",
          "1. a",
          "**b:** c",
          "**Why:** c",
          "3",
          "true",
          "null",
          "~",
          "no",
          "# h",
          "a  b",
          "äß✓🎈",
          "\t",
          "a\tb",
          "a\r\nb",
          "<b>",
          "${X}/y",
          "```\ncode\n```\n",
          "  lead\n x\n",
          "trail \nx\n",
          "a\n\n\nb\n",
          "\u202e",
          "\\n",
          "\"q\"",
          "'s'",
          "> q",
          "---\n",
          "a\n\n",
          "\n\na",
          "{a: 1}",
          "[x](y)",
          "*a*",
          "_b_",
          "a_b_c",
          "&amp;",
          "Step 1: x (`y`)",
          "file: x",
          "`a`: `b`",
          " lead",
          "trail ",
          "a\n \nb",
          "\ta\n\tb\n",
          ">= 7",
          "0.50",
          "1e3",
          "012",
          "\u0007",
          "a\u00a0b",
          "Open it, then sign in.",
          "/srv/a b/c.sql",
          "https://a.example/?q=1&r=2",
          "| a | b |\n|---|---|\n",
          "a\\\nb\n");
  private final Random random;
  private final Kinds kinds = Kinds.installed();

  RandomRunbook(long seed) {
    random = new Random(seed);
  }

  Yaml.Keys next() {
    List<Yaml.Entry> file = new ArrayList<>();
    file.add(new Yaml.Entry("runbook", Yaml.Words.of("random-" + random.nextInt(9))));
    for (String key : names(Runbook.class)) {
      if (!Set.of("runbook", "steps").contains(key) && random.nextBoolean()) {
        file.add(
            new Yaml.Entry(
                key, key.equals("title") ? text() : key.equals("needs") ? checks() : value(2)));
      }
    }
    file.add(new Yaml.Entry("later", value(3)));
    file.add(
        new Yaml.Entry(
            "steps", new Yaml.Items(IntStream.range(0, 3).mapToObj(this::step).toList())));
    return new Yaml.Keys(file);
  }

  private Yaml step(int number) {
    List<Yaml.Entry> step = new ArrayList<>();
    step.add(new Yaml.Entry("id", Yaml.Words.of("step-" + number)));
    if (random.nextBoolean()) {
      step.add(new Yaml.Entry("title", text()));
    }
    ActionKind kind = any(List.copyOf(kinds.actions().values()));
    Set<String> keys = new LinkedHashSet<>(names(kind.fields()));
    keys.addAll(names(Step.Options.class));
    keys.addAll(List.of("later-key", "Odd Key"));
    keys.removeAll(List.of("id", "title"));
    keys.stream()
        .filter(key -> random.nextInt(3) > 0)
        .forEach(key -> step.add(new Yaml.Entry(key, value(2))));
    step.add(new Yaml.Entry("needs", checks()));
    step.add(new Yaml.Entry("check", checks()));
    return new Yaml.Keys(step);
  }

  private Yaml checks() {
    return random.nextInt(3) == 0
        ? check()
        : new Yaml.Items(
            IntStream.range(0, random.nextInt(12)).mapToObj(i -> (Yaml) check()).toList());
  }

  private Yaml.Keys check() {
    CheckKind kind = any(List.copyOf(kinds.checks().values()));
    List<Yaml.Entry> check = new ArrayList<>();
    check.add(new Yaml.Entry(kind.key(), text()));
    Stream.of(
            names(kind.fields()),
            names(Expectations.class),
            names(Check.Options.class),
            List.of("later"))
        .flatMap(List::stream)
        .distinct()
        .filter(
            key ->
                !key.equals(kind.key())
                    && !kinds.checks().containsKey(key)
                    && random.nextInt(4) == 0)
        .forEach(key -> check.add(new Yaml.Entry(key, value(2))));
    return new Yaml.Keys(check);
  }

  private Yaml value(int depth) {
    int form = random.nextInt(depth > 0 ? 5 : 3);
    if (form < 2) {
      return text();
    }
    if (form == 2) {
      return new Yaml.Words(any(List.of("7", "-0.5", "true", "false", "null", "1e3")), true);
    }
    int count = random.nextInt(4);
    if (form == 3) {
      return new Yaml.Items(IntStream.range(0, count).mapToObj(i -> value(depth - 1)).toList());
    }
    return new Yaml.Keys(
        IntStream.range(0, count)
            .mapToObj(i -> new Yaml.Entry(name(i), value(depth - 1)))
            .toList());
  }

  private String name(int i) {
    return any(
            List.of("NAME", "a.b", "with space", "Content-Type", "default", "file", "x:y", "`", ""))
        + i;
  }

  private Yaml.Words text() {
    return Yaml.Words.of(any(TEXTS));
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static List<String> names(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(part -> part.isAnnotationPresent(Doc.class))
        .map(
            part ->
                part.getAnnotation(Doc.class).key().isEmpty()
                    ? part.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)
                    : part.getAnnotation(Doc.class).key())
        .toList();
  }
}
