package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.draft.Numbered.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the parts of a document that are its steps. */
final class UnitFinder {
  /** Titles that say nothing without the one above them. */
  private static final Pattern GENERAL =
      Pattern.compile(
          "(?i)(?:basic |quick )?(?:usage|examples?|commands?|process|start|how to run|procedure|steps|local|docker)");

  private final Section document;
  private final List<Unit> units = new ArrayList<>();
  private final Set<Section> taken = new HashSet<>();

  private UnitFinder(Section document) {
    this.document = document;
  }

  /** The steps in the order of the document. */
  static Found find(Section document) {
    UnitFinder finder = new UnitFinder(document);
    finder.find();
    finder.units.sort(Comparator.comparingInt(Unit::line));
    return new Found(List.copyOf(finder.units), Set.copyOf(finder.taken));
  }

  /**
   * What was found.
   *
   * @param taken the sections whose own blocks belong to a step
   */
  record Found(List<Unit> units, Set<Section> taken) {}

  private void find() {
    if (count(Kind.STEP) > 0) {
      document.all().forEach(this::explicit);
    } else {
      document.all().forEach(this::implicit);
    }
    if (units.isEmpty()) {
      document.all().filter(this::isProcedure).forEach(this::sentences);
    }
    if (units.isEmpty()) {
      document.all().filter(section -> section.topic() != Topic.TROUBLE).forEach(this::sentences);
    }
  }

  private long count(Kind kind) {
    return document.all().filter(section -> kind(section) == kind).count();
  }

  private static @org.jspecify.annotations.Nullable Kind kind(Section section) {
    return Numbered.of(section.title()).map(Numbered::kind).orElse(null);
  }

  /** Where the document itself says what a step is, nothing else is one. */
  private void explicit(Section section) {
    boolean hasSteps =
        section.inner().stream().flatMap(Section::all).anyMatch(s -> kind(s) == Kind.STEP);
    if (kind(section) == Kind.STEP && !hasSteps && !taken.contains(section)) {
      whole(section);
    } else if (section.topic() == Topic.STEP
        && isVerification(section)
        && !taken.contains(section)) {
      procedure(section);
    }
  }

  private static boolean isVerification(Section section) {
    return section
        .title()
        .matches(
            "(?i)(?:post-?\\w* )?(?:verification|validation|acceptance|smoke tests?|final checks?)");
  }

  private void implicit(Section section) {
    if (taken.contains(section) || !isProcedure(section)) {
      if (!isProcedure(section)) {
        section.all().forEach(taken::add);
        taken.remove(section);
      }
      return;
    }
    boolean counted = kind(section) == Kind.PLAIN && section.inner().isEmpty();
    if (kind(section) != null
        && section.inner().stream().allMatch(UnitFinder::isPart)
        && !Lists.isProcedure(section.own())
        && Commands.in(section.everything()) < 2 + section.inner().size()) {
      whole(section);
    } else if (!procedure(section) && counted && isByHand(section)) {
      whole(section);
    }
  }

  /** Whether an inner section only says something about its step. */
  private static boolean isPart(Section inner) {
    return Label.of(inner.title() + ":").isPresent() && inner.inner().isEmpty();
  }

  private static boolean isByHand(Section section) {
    return section.own().stream()
        .anyMatch(
            block ->
                block instanceof Block.Prose p && Hands.isImperative(p.text())
                    || block instanceof Block.Listing);
  }

  private boolean isProcedure(Section section) {
    return section.topic() == Topic.STEP;
  }

  private void whole(Section section) {
    Optional<Numbered> numbered = Numbered.of(section.title());
    String title = numbered.map(Numbered::title).filter(t -> !t.isEmpty()).orElse(section.title());
    units.add(
        new Unit(
            section.heading().line(),
            title,
            numbered.map(Numbered::number).orElse(null),
            section.everything()));
    section.all().forEach(taken::add);
  }

  /** A list, a table or blocks of commands. */
  private boolean procedure(Section section) {
    List<Unit> found = Lists.units(section.own(), title(section));
    if (found.isEmpty()) {
      found = Tables.units(section.own());
    }
    if (found.isEmpty()) {
      found = CodeUnits.of(section, title(section));
    }
    Optional<String> number = Numbered.of(section.title()).map(Numbered::number);
    found =
        found.size() == 1 && number.isPresent() && found.get(0).number() == null
            ? List.of(found.get(0).numbered(number.get()))
            : found;
    units.addAll(found);
    if (!found.isEmpty()) {
      taken.add(section);
    }
    return !found.isEmpty();
  }

  private String title(Section section) {
    String own = ownTitle(section);
    long twice = document.all().filter(other -> ownTitle(other).equals(own)).count();
    return twice < 2 && !GENERAL.matcher(own).matches()
        ? own
        : document
            .all()
            .filter(other -> other.inner().contains(section) && !other.title().isBlank())
            .findFirst()
            .map(above -> Words.shortened(ownTitle(above) + ": " + own, 90))
            .orElse(own);
  }

  private static String ownTitle(Section section) {
    return Numbered.of(section.title())
        .map(Numbered::title)
        .filter(t -> !t.isEmpty())
        .orElse(section.title());
  }

  /** A text without any form: what it tells to type, sentence by sentence. */
  private void sentences(Section section) {
    for (Block block : section.own()) {
      if (block instanceof Block.Prose prose) {
        units.addAll(Sentences.units(prose));
      } else if (block instanceof Block.Listing list) {
        units.addAll(Lists.any(list));
      }
    }
    taken.add(section);
  }
}
