package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the steps of a runbook from what was sorted. */
final class Assembler {
  private static final Pattern TEST =
      Pattern.compile(
          "(?i)^(?:final(?:ly)?,?\\s+)?(?:test|verify|check|confirm|validate|inspect|compare|ensure|make sure|smoke|assert|sanity|look)\\b.*|.*\\b(?:verification|smoke tests?)$");
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[\\w.:${}\\[\\]-]+(?:/[\\w./?=&%~+-]*)?");
  private final Ids ids = new Ids();
  private final Servers servers = new Servers();
  private final Findings findings;
  private final List<Yaml> steps = new ArrayList<>();
  private int real;

  Assembler(Findings findings) {
    this.findings = findings;
  }

  List<Yaml> steps() {
    return steps;
  }

  /** How many checks want something in particular. */
  int real() {
    return real;
  }

  void add(Plan plan) {
    plan.action.forEach(code -> Trailing.looks(code, plan, findings));
    plan.action.removeIf(code -> Script.verbatim(code).isBlank());
    String script = plan.script();
    Optional<Servers.Server> running =
        Servers.isServer(script) ? running(plan, script) : Optional.empty();
    if (running.isPresent()) {
      plan.comments.add(
          "line "
              + plan.actionLine()
              + ", runs already since step '"
              + running.get().step()
              + "':");
      script.lines().forEach(text -> plan.comments.add("  " + text));
      plan.action.clear();
    } else if (!script.isBlank() && isTest(plan) && !Servers.isServer(script)) {
      asProofs(plan);
    }
    split(plan, running);
  }

  private Optional<Servers.Server> running(Plan plan, String script) {
    Optional<Servers.Server> same = servers.find(script);
    Optional<Servers.Server> other = same.isPresent() ? same : servers.onPort(script);
    other.ifPresent(
        server ->
            findings.add(
                "started-twice",
                plan.actionLine(),
                "'"
                    + Words.shortened(script, 60)
                    + "' is started again, and runs since line "
                    + server.line(),
                "The first one keeps running, so the second would not get its port; it was left out."));
    return same;
  }

  private static boolean isTest(Plan plan) {
    if (!plan.manual.isEmpty() || !plan.checklist.isEmpty()) {
      return false;
    }
    boolean looks =
        plan.action.stream()
            .flatMap(code -> Script.of(code).commands().stream())
            .map(Script.Part::text)
            .allMatch(text -> Shell.isSetting(text) || Looked.changesNothing(text));
    return plan.proofs.isEmpty() && (looks || TEST.matcher(plan.unit.title()).matches());
  }

  /** What only looks is a check. */
  private void asProofs(Plan plan) {
    List<Block.Code> action = List.copyOf(plan.action);
    plan.action.clear();
    for (Block.Code code : action) {
      new ProofReader(plan, findings, false).read(code);
    }
    if (plan.proofs.isEmpty()) {
      plan.action.addAll(action);
      return;
    }
    Proof last = plan.proofs.get(plan.proofs.size() - 1);
    plan.said.forEach(
        said ->
            last.say(
                said.line(),
                said.text().matches("(?i).*\\b(?:should|must|will|expected)\\b.*")
                    ? said.text()
                    : "Should show: " + said.text()));
    plan.shown.forEach(shown -> last.show(shown.line(), shown.text()));
    plan.said.clear();
    plan.shown.clear();
  }

  private String script(Block.Code code) {
    if (!Language.isPowershell(code)) {
      return Script.verbatim(code);
    }
    findings.add(
        "powershell",
        code.line(),
        "commands for PowerShell",
        "They run through pwsh, which must be installed; better write them for bash.");
    return Powershell.inBash(Script.verbatim(code));
  }

  /** Something to type and something to do by hand are two steps. */
  private void split(Plan plan, Optional<Servers.Server> running) {
    Parts parts = new Parts(plan, ids.of(plan.unit.title(), "step-" + (steps.size() + 1)));
    running.ifPresent(server -> parts.need(server.address()));
    needs(plan, parts);
    if (plan.isEmpty()) {
      new Looks(plan, parts, findings).resolve();
    }
    boolean manual =
        !plan.manual.isEmpty() || !plan.checklist.isEmpty() || plan.isEmpty() && parts.isUnproven();
    if (manual && !plan.action.isEmpty()) {
      both(plan, parts);
      return;
    }
    if (manual) {
      manual(plan, parts);
    } else if (!plan.action.isEmpty()) {
      action(plan, parts);
    }
    finish(plan, parts, true);
  }

  private void both(Plan plan, Parts parts) {
    Parts second = new Parts(plan, ids.of(plan.unit.title() + " by hand", "by-hand"));
    second.onlyManual();
    boolean manualFirst = !plan.manual.isEmpty() && plan.manual.get(0).line() < plan.actionLine();
    if (manualFirst) {
      manual(plan, second);
      unproven(plan, second);
      steps.add(second.step(steps.isEmpty()));
    }
    action(plan, parts);
    finish(plan, parts, manualFirst);
    if (!manualFirst) {
      manual(plan, second);
      finish(plan, second, true);
    }
  }

  private void needs(Plan plan, Parts parts) {
    for (Said need : plan.needs) {
      Optional<Servers.Server> server =
          Words.code(need.text()).stream().map(servers::find).flatMap(Optional::stream).findFirst();
      if (server.isPresent() && server.get().address() != null) {
        parts.need(server.get().address());
      } else {
        Needs.of(need).ifPresentOrElse(parts::need, () -> undecidedNeed(need, parts));
      }
    }
  }

  private void undecidedNeed(Said need, Parts parts) {
    parts.comment("line " + need.line() + ", needed: " + Words.plain(need.text()));
    findings.add(
        "undecided",
        need.line(),
        "'"
            + Words.shortened(Words.plain(need.text()))
            + "' is needed, and nothing to check it by is named",
        "Write a check for it under needs.");
  }

  private void action(Plan plan, Parts parts) {
    List<String> scripts = new ArrayList<>();
    plan.action.forEach(code -> scripts.add(script(code)));
    scripts.removeIf(String::isBlank);
    String script = String.join("\n", scripts);
    boolean server = Servers.isServer(script);
    parts.action(server ? "service" : "run", Proof.withBreak(script));
    Alternatives.find(plan, findings);
    if (server) {
      servers.add(script, new Servers.Server(parts.id(), plan.actionLine(), address(plan, script)));
    }
  }

  private static @Nullable String address(Plan plan, String script) {
    for (Said look : plan.looks) {
      Matcher matcher = ADDRESS.matcher(look.text());
      if (matcher.find()) {
        return matcher.group().replaceFirst("[.,]$", "");
      }
    }
    return null;
  }

  private static void manual(Plan plan, Parts parts) {
    List<String> lines = new ArrayList<>();
    plan.manual.forEach(said -> lines.add(said.text()));
    if (lines.isEmpty() && plan.checklist.isEmpty()) {
      plan.said.forEach(said -> lines.add(Words.plain(said.text())));
    }
    if (lines.isEmpty()) {
      lines.add(
          plan.checklist.isEmpty() && !plan.comments.isEmpty()
              ? String.join("\n", Manuals.texts(plan))
              : plan.unit.title().replaceFirst("(?<![.;!?])$", "."));
    }
    parts.manual(
        String.join("\n", lines),
        plan.checklist.stream().map(said -> Words.plain(said.text())).toList());
  }

  private void finish(Plan plan, Parts parts, boolean last) {
    if (last) {
      new Looks(plan, parts, findings).resolve();
      Misplaced.move(plan, findings);
      proofs(plan, parts);
    }
    if (parts.isAction() && (last || plan.proofs.isEmpty())) {
      Captures.add(plan, parts, steps.size() + 1, findings);
    }
    if (parts.isUnproven()) {
      unproven(plan, parts);
    }
    real += parts.real();
    steps.add(parts.step(steps.isEmpty()));
  }

  private void proofs(Plan plan, Parts parts) {
    for (Proof proof : plan.proofs) {
      plan.failing.forEach(
          said -> proof.say(said.line(), "must not contain \"" + said.text() + "\""));
      Proof.Made made = proof.make();
      parts.checks(made.checks(), made.real());
      made.undecided().forEach(this::undecided);
    }
  }

  private void undecided(Said said) {
    findings.add(
        "undecided",
        said.line(),
        "nothing could be made of '" + Words.shortened(Words.plain(said.text())) + "'",
        "Say in the check what exactly is expected.");
  }

  private void unproven(Plan plan, Parts parts) {
    List<Said> left = new ArrayList<>(plan.looks);
    left.addAll(plan.said);
    String reason =
        left.isEmpty()
            ? "the document names no check (line " + plan.unit.line() + ")"
            : "the document says only \""
                + Words.shortened(Words.plain(left.get(0).text()), 120)
                + "\" (line "
                + left.get(0).line()
                + ")";
    parts.unchecked(reason);
    findings.add(
        "no-check",
        plan.unit.line(),
        "step '" + parts.id() + "' has no check that could be run",
        "Find something that is only there if the step has worked.");
  }
}
