package dev.stepgate.check;

import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.Expectations;
import dev.stepgate.runbook.Span;
import dev.stepgate.runbook.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Says what a check wants before anybody has looked. */
public final class Wanted {
  private final UnaryOperator<String> values;
  private final List<String> parts = new ArrayList<>();

  private Wanted(UnaryOperator<String> values) {
    this.values = values;
  }

  /** One line: what is looked at, what is wanted of it, and how long it may take. */
  @SuppressWarnings("unchecked")
  public static String describe(Check check, UnaryOperator<String> values) {
    CheckRunner<Record> runner = (CheckRunner<Record>) check.kind();
    String subject = runner.describe(check.fields(), values).lines().findFirst().orElse("");
    Span within = check.options().within();
    String patience = within == null ? "" : ", within " + within.text().expand(values);
    return subject + ": " + describe(check.expect(), values) + patience;
  }

  /** One line; without any expectation, that it works. */
  private static String describe(Expectations expect, UnaryOperator<String> values) {
    Wanted wanted = new Wanted(values);
    wanted.all(expect);
    return wanted.parts.isEmpty() ? "it works" : String.join("; ", wanted.parts);
  }

  private void all(Expectations expect) {
    add("exit", expect.exit() == null ? null : expect.exit().text());
    add("status", expect.status() == null ? null : expect.status().text());
    quoted("equals", expect.equals() == null ? List.of() : List.of(expect.equals()));
    quoted("contains", expect.contains());
    quoted("does not contain", expect.notContains());
    quoted("matches", expect.matches());
    add("lines", expect.lines() == null ? null : expect.lines().text());
    add("number", expect.number() == null ? null : expect.number().text());
    add("size", expect.size() == null ? null : expect.size().text());
    if (expect.empty() != null) {
      parts.add(expect.empty() ? "empty" : "not empty");
    }
    if (expect.json() != null) {
      parts.add("json as given");
    }
    if (expect.table() != null) {
      parts.add("rows as given");
    }
    add("pending", expect.pending() == null ? null : expect.pending().text());
    expect.tables().forEach((table, rows) -> add(table, rows.text()));
    add("same as", expect.sameAs());
  }

  private void add(String what, @Nullable Text text) {
    if (text != null) {
      parts.add(what + " " + text.expand(values));
    }
  }

  private void quoted(String what, List<Text> texts) {
    texts.forEach(text -> parts.add(what + " " + Shown.quoted(text.expand(values))));
  }
}
