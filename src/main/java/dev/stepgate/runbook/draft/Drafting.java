package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.yaml.Yaml;
import dev.stepgate.runbook.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the file together: what stands above the steps, the steps, and what belongs to none. */
final class Drafting {
  private final Path file;
  private final Section document;
  private final List<Block> blocks;
  private final UnitFinder.Found found;
  private final List<Plan> plans;
  private final Findings findings;

  Drafting(
      Path file,
      Section document,
      List<Block> blocks,
      UnitFinder.Found found,
      List<Plan> plans,
      Findings findings) {
    this.file = file;
    this.document = document;
    this.blocks = blocks;
    this.found = found;
    this.plans = plans;
    this.findings = findings;
  }

  Drafted draft(Source source) {
    List<String> left =
        new ArrayList<>(new Troubles(plans, findings).assign(sections(Topic.TROUBLE)));
    rollbacks(left);
    Kept kept = new Kept(blocks);
    int inline = kept.inSentences(plans);
    Names names = new Names(findings);
    plans.forEach(names::read);
    names.tell(TypedLine.in(document.everything()));
    left.addAll(orders());
    left.addAll(Machines.tell(plans));
    Pipes.tell(plans, findings);
    Assembler assembler = new Assembler(findings);
    plans.forEach(assembler::add);
    Contradictions.find(source, document, found.units(), findings);
    List<Script.Part> missing = kept.missingIn(write(names, assembler, left));
    missing.forEach(part -> outside(part, left));
    return new Drafted(
        write(names, assembler, left),
        assembler.steps().size(),
        kept.count() + inline,
        kept.count() + inline - missing.size(),
        assembler.real(),
        findings.inOrder());
  }

  /** What is said above the first step counts for all of them. */
  private List<String> orders() {
    int first = found.units().isEmpty() ? 0 : found.units().get(0).line();
    return blocks.stream()
        .filter(block -> block.line() < first && block instanceof Block.Prose)
        .map(Block.Prose.class::cast)
        .filter(prose -> Hands.isImperative(prose.text()))
        .map(prose -> "line " + prose.line() + ": " + Words.plain(prose.text()))
        .toList();
  }

  private List<Section> sections(Topic topic) {
    List<Section> sections = new ArrayList<>();
    collect(document, topic, sections);
    return sections;
  }

  private static void collect(Section section, Topic topic, List<Section> into) {
    if (section.topic() == topic) {
      into.add(section);
    } else {
      section.inner().forEach(inner -> collect(inner, topic, into));
    }
  }

  private void rollbacks(List<String> left) {
    for (Section section : sections(Topic.ROLLBACK)) {
      left.add(
          "line "
              + section.heading().line()
              + ": "
              + section.title()
              + " is not part of the draft");
      findings.add(
          "rollback",
          section.heading().line(),
          "'" + section.title() + "' is no part of the procedure",
          "Make a runbook of its own of it.");
    }
  }

  private void outside(Script.Part part, List<String> left) {
    left.add("line " + part.line() + ", not part of a step:");
    part.text().lines().forEach(line -> left.add("  " + line));
    findings.add(
        "outside",
        part.line(),
        "'" + Words.shortened(part.text(), 60) + "' belongs to no step",
        "It stands above the steps as a comment; make a step of it if it has to be done.");
  }

  private String write(Names names, Assembler assembler, List<String> left) {
    List<Yaml.Entry> entries = new ArrayList<>();
    entries.add(new Yaml.Entry(head(), "runbook", Yaml.Words.of(name())));
    title()
        .ifPresent(
            title -> entries.add(new Yaml.Entry("title", Yaml.Words.of(Escapes.text(title)))));
    entries.addAll(names.entries());
    needs().ifPresent(entries::add);
    List<String> above = new ArrayList<>();
    above.add("");
    above.addAll(left);
    entries.add(new Yaml.Entry(above, "steps", new Yaml.Items(assembler.steps())));
    return YamlWriter.write(new Yaml.Keys(entries));
  }

  private List<String> head() {
    return List.of(
        "yaml-language-server: $schema=runbook.schema.json",
        "",
        "A draft of "
            + file.getFileName()
            + ", made by stepgate draft. Line numbers are those of the document.",
        "Everything that could not be decided stands here as a comment.",
        "");
  }

  private String name() {
    String slug = Ids.slug(title().orElse(""));
    String own = Ids.slug(String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", ""));
    return !slug.isEmpty() ? slug : own.isEmpty() ? "draft" : own;
  }

  private Optional<String> title() {
    return document
        .all()
        .map(Section::title)
        .filter(title -> !title.isBlank())
        .findFirst()
        .filter(
            title ->
                found.units().stream()
                    .noneMatch(
                        unit -> title.endsWith(unit.title()) && Numbered.of(title).isPresent()));
  }

  private Optional<Yaml.Entry> needs() {
    List<Said> said = new ArrayList<>();
    sections(Topic.NEEDS).stream()
        .filter(section -> !found.taken().contains(section))
        .forEach(section -> Needs.collect(section.everything(), said));
    List<Yaml> checks = new ArrayList<>();
    List<String> comments = new ArrayList<>(List.of(""));
    for (Said one : said) {
      Optional<Yaml> check = Needs.of(one);
      check.filter(need -> !checks.contains(need)).ifPresent(checks::add);
      comments.add("line " + one.line() + ", needed: " + Words.plain(one.text()));
      if (check.isEmpty()) {
        findings.add(
            "undecided",
            one.line(),
            "'"
                + Words.shortened(Words.plain(one.text()))
                + "' is needed, and nothing to check it by is named",
            "Write a check for it under needs.");
      }
    }
    return checks.isEmpty()
        ? Optional.empty()
        : Optional.of(new Yaml.Entry(comments, "needs", new Yaml.Items(checks)));
  }
}
