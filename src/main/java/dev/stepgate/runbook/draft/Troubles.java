package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sections about trouble, given to the steps that they are about. */
final class Troubles {
  private static final int LONGEST = 1_200;
  private final List<Plan> plans;
  private final Findings findings;

  Troubles(List<Plan> plans, Findings findings) {
    this.plans = plans;
    this.findings = findings;
  }

  /** What belongs to no step is told in comments. */
  List<String> assign(List<Section> sections) {
    List<String> left = new ArrayList<>();
    for (Section section : sections) {
      for (Trouble trouble : troubles(section)) {
        Optional<Plan> plan = best(trouble);
        if (plan.isPresent()) {
          plan.get().hint.add(trouble.text());
        } else {
          left.add(
              "line " + trouble.line() + ", trouble: " + Words.shortened(trouble.text(), LONGEST));
          findings.add(
              "trouble",
              trouble.line(),
              "'" + Words.shortened(trouble.title()) + "' fits no step",
              "Put it under the hint of the step that it is about.");
        }
      }
    }
    return left;
  }

  private record Trouble(int line, String title, String text) {}

  private static List<Trouble> troubles(Section section) {
    List<Trouble> troubles = new ArrayList<>();
    section
        .inner()
        .forEach(
            inner ->
                troubles.add(
                    new Trouble(
                        inner.heading().line(),
                        inner.title(),
                        text(inner.title(), inner.everything()))));
    if (section.inner().isEmpty()
        && section.topic() == Topic.TROUBLE
        && section.title().matches("(?i)(?:issue|error|problem):.*")) {
      troubles.add(
          new Trouble(
              section.heading().line(), section.title(), text(section.title(), section.own())));
      return troubles;
    }
    for (Block block : section.own()) {
      if (block instanceof Block.Listing list) {
        list.items()
            .forEach(
                item ->
                    troubles.add(
                        new Trouble(item.line(), Titles.of(item.head()), text("", item.blocks()))));
      } else if (block instanceof Block.Table table) {
        table.rows().stream()
            .skip(1)
            .forEach(
                row ->
                    troubles.add(
                        new Trouble(
                            table.line(), row.get(0), Words.plain(String.join(": ", row)))));
      } else if (block instanceof Block.Code code && Language.isTyped(code)) {
        troubles.add(
            new Trouble(code.line(), section.title(), text(section.title(), List.of(code))));
      }
    }
    return troubles;
  }

  private static String text(String title, List<Block> blocks) {
    List<String> parts = new ArrayList<>();
    if (!title.isBlank()) {
      parts.add(title.replaceFirst("[.:]$", "") + ".");
    }
    blocks.forEach(block -> add(block, parts));
    return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("\n"));
  }

  private static void add(Block block, List<String> parts) {
    if (block instanceof Block.Prose prose) {
      parts.add(Words.plain(prose.text()));
    } else if (block instanceof Block.Code code) {
      parts.add(code.text().stripTrailing());
    } else if (block instanceof Block.Listing list) {
      list.items().forEach(item -> item.blocks().forEach(inner -> add(inner, parts)));
    } else if (block instanceof Block.Heading heading) {
      parts.add(Words.plain(heading.text()) + ".");
    }
  }

  private Optional<Plan> best(Trouble trouble) {
    Set<String> topics = Words.topics(trouble.text());
    Plan best = null;
    int most = 0;
    for (Plan plan : plans) {
      int score = score(plan, trouble, topics);
      if (score > most) {
        most = score;
        best = plan;
      }
    }
    return most >= 4 ? Optional.ofNullable(best) : Optional.empty();
  }

  /** Titles say most about what a text is about; file names and programs say a lot. */
  private static int score(Plan plan, Trouble trouble, Set<String> topics) {
    Set<String> title = Words.topics(plan.unit.title());
    Set<String> named = Words.topics(trouble.title());
    int score = 0;
    for (String topic : title) {
      score += named.contains(topic) ? 3 : topics.contains(topic) ? 2 : 0;
    }
    String typed =
        plan.script()
            + plan.proofs.stream().map(Proof::command).collect(Collectors.joining("\n", "\n", ""));
    long shared =
        Words.topics(typed).stream()
            .filter(topic -> topic.length() > 4 && topics.contains(topic))
            .count();
    return score + (int) Math.min(3, shared);
  }
}
