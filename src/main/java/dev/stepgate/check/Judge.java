package dev.stepgate.check;

import dev.stepgate.runbook.Expectations;
import dev.stepgate.runbook.NumberRange;
import dev.stepgate.runbook.SizeRange;
import dev.stepgate.runbook.Text;
import dev.stepgate.support.Range;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds what a check has seen against what it expects; one method per word of the vocabulary. */
public final class Judge {
  private static final int LONGEST_NUMBER = 100;
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]{1,9})?");
  private final Expectations expect;
  private final Facts facts;
  private final UnaryOperator<String> values;
  private final Function<String, Path> paths;
  private final List<Finding> findings = new ArrayList<>();

  private Judge(
      Expectations expect,
      Facts facts,
      UnaryOperator<String> values,
      Function<String, Path> paths) {
    this.expect = expect;
    this.facts = facts;
    this.values = values;
    this.paths = paths;
  }

  /**
   * All expectations as one finding: it holds if each does; a failed one shows only those that
   * failed.
   */
  public static Finding judge(
      Expectations expect,
      Facts facts,
      UnaryOperator<String> values,
      Function<String, Path> paths) {
    if (facts.problem() != null) {
      return new Finding(false, "something to judge", facts.problem());
    }
    Judge judge = new Judge(expect, facts, values, paths);
    judge.all();
    return judge.summary();
  }

  private void all() {
    exit();
    status();
    pending();
    judged(expect.table(), "table", table -> TableFinding.of(table, facts.answer(), values));
    each(expect.contains(), this::contains);
    each(expect.notContains(), this::notContains);
    each(expect.matches(), this::matches);
    judged(expect.equals(), "equals", this::equal);
    judged(expect.lines(), "lines", this::lines);
    judged(expect.number(), "number", this::number);
    judged(expect.size(), "size", this::size);
    judged(expect.empty(), "empty", this::empty);
    judged(expect.json(), "json", json -> JsonFinding.of(json, facts.content().text(), values));
    expect
        .tables()
        .forEach((table, rows) -> judged(rows, "tables", wanted -> counted(table, wanted)));
    judged(expect.sameAs(), "same-as", this::same);
    if (facts.finding() != null) {
      findings.add(facts.finding());
    }
    nothingWanted();
  }

  private void exit() {
    if (facts.exit() == null) {
      return;
    }
    if (expect.exit() == null) {
      findings.add(new Finding(facts.exit() == 0, "exit 0", "exit " + facts.exit()));
    } else {
      Range wanted = expect.exit().resolve(values);
      findings.add(amount("exit", wanted, BigDecimal.valueOf(facts.exit())));
    }
  }

  private void status() {
    if (facts.status() == null) {
      return;
    }
    if (expect.status() == null) {
      boolean success = facts.status() / 100 == 2;
      findings.add(new Finding(success, "status 2xx", "status " + facts.status()));
    } else {
      findings.add(
          amount("status", expect.status().resolve(values), BigDecimal.valueOf(facts.status())));
    }
  }

  private Finding counted(String table, NumberRange wanted) throws NotJudged {
    return Objects.requireNonNull(facts.tables()).count(table, wanted.resolve(values));
  }

  private Finding same(Text wanted) throws IOException, NotJudged {
    String name = wanted.expand(values);
    return facts.tables() == null
        ? SameFinding.of(facts.content(), paths.apply(name))
        : facts.tables().sameAs(name);
  }

  private void pending() {
    if (facts.pending() == null) {
      return;
    }
    Range wanted =
        expect.pending() == null ? Range.ofNumbers("0") : expect.pending().resolve(values);
    findings.add(amount("pending", wanted, BigDecimal.valueOf(facts.pending())));
  }

  /** A file nothing else is wanted of must at least hold something. */
  private void nothingWanted() {
    if (findings.isEmpty()) {
      judged(Boolean.FALSE, "empty", this::empty);
    }
  }

  private Finding contains(Text text) throws IOException, NotJudged {
    String wanted = text.expand(values);
    boolean found = Search.finds(facts.content(), wanted);
    return new Finding(
        found, "contains " + Shown.quoted(wanted), found ? "found" : Shown.of(facts.content()));
  }

  private Finding notContains(Text text) throws IOException, NotJudged {
    String unwanted = text.expand(values);
    boolean found = Search.finds(facts.content(), unwanted);
    return new Finding(
        !found, "does not contain " + Shown.quoted(unwanted), found ? "it does" : "not found");
  }

  private Finding matches(Text text) throws IOException, NotJudged {
    String regex = text.expand(values);
    boolean found = Search.first(facts.content().text(), regex).isPresent();
    return new Finding(
        found, "matches /" + regex + "/", found ? "found" : Shown.of(facts.content()));
  }

  private Finding equal(Text text) throws IOException, NotJudged {
    String wanted = stripLineBreak(text.expand(values));
    boolean same = stripLineBreak(facts.content().text()).equals(wanted);
    return new Finding(
        same, "equals " + Shown.quoted(wanted), same ? "equal" : Shown.of(facts.content()));
  }

  private Finding lines(NumberRange wanted) throws IOException, NotJudged {
    return amount(
        "lines", wanted.resolve(values), BigDecimal.valueOf(Search.lines(facts.content())));
  }

  private Finding number(NumberRange wanted) throws IOException, NotJudged {
    Range range = wanted.resolve(values);
    String text = facts.content().text().strip();
    if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
      return new Finding(false, "number " + range.text(), Shown.of(facts.content()));
    }
    return new Finding(
        range.holds(new BigDecimal(text)), "number " + range.text(), "number " + text);
  }

  private Finding size(SizeRange wanted) throws IOException, NotJudged {
    Range range = wanted.resolve(values);
    if (!facts.content().complete()) {
      throw new NotJudged("only a part of the output was kept");
    }
    long size = facts.content().size();
    return new Finding(
        range.holds(BigDecimal.valueOf(size)), "size " + range.text(), "size " + size + "B");
  }

  private Finding empty(Boolean wanted) throws IOException {
    boolean empty = facts.content().size() == 0;
    return new Finding(
        empty == wanted,
        wanted ? "empty" : "not empty",
        empty ? "empty" : Shown.of(facts.content()));
  }

  private static Finding amount(String what, Range wanted, BigDecimal actual) {
    return new Finding(
        wanted.holds(actual), what + " " + wanted.text(), what + " " + actual.toPlainString());
  }

  private static String stripLineBreak(String text) {
    return text.replaceFirst("\\r?\\n\\z", "");
  }

  /** One expectation with something wanted of it. */
  private interface Expectation<T> {
    Finding of(T wanted) throws IOException, NotJudged;
  }

  private <T> void each(List<T> wanted, Expectation<T> expectation) {
    wanted.forEach(one -> judged(one, "content", expectation));
  }

  private <T> void judged(@Nullable T wanted, String word, Expectation<T> expectation) {
    if (wanted == null) {
      return;
    }
    try {
      findings.add(expectation.of(wanted));
    } catch (IOException unreadable) {
      findings.add(notJudged(word, Shown.reason(unreadable)));
    } catch (NotJudged | IllegalArgumentException cannot) {
      findings.add(notJudged(word, String.valueOf(cannot.getMessage())));
    }
  }

  private static Finding notJudged(String word, String why) {
    return new Finding(false, word + " as wanted", "could not be judged: " + why);
  }

  private Finding summary() {
    List<Finding> broken = findings.stream().filter(finding -> !finding.holds()).toList();
    List<Finding> shown = broken.isEmpty() ? findings : broken;
    return new Finding(
        broken.isEmpty(), join(shown, Finding::expected), join(shown, Finding::actual));
  }

  private static String join(List<Finding> findings, Function<Finding, String> part) {
    return findings.stream().map(part).collect(Collectors.joining("; "));
  }
}
