package dev.stepgate.web.pages;

import dev.stepgate.audit.Finding;
import dev.stepgate.audit.Report;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.Verdict;
import dev.stepgate.audit.Verifier;
import dev.stepgate.run.Engine;
import dev.stepgate.run.RunView;
import dev.stepgate.web.runs.Viewing;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The log of a run for people, whether it can be trusted, and what to take away. */
@Controller
final class AuditPage {
  private final Viewing viewing;
  private final Engine engine;

  AuditPage(Viewing viewing, Engine engine) {
    this.viewing = viewing;
    this.engine = engine;
  }

  /** What a verification found, in words. */
  record VerdictLook(Look state, String covers, List<String> problems, List<String> notes) {}

  @GetMapping("/runs/{id}/audit")
  String audit(@PathVariable String id, Model model) {
    RunView run = viewing.run(id);
    RunFolder folder = engine.folder(run.runId());
    model.addAttribute("head", RunHead.of(run));
    model.addAttribute("formats", Stream.of(Report.Format.values()).map(f -> f.word()).toList());
    if (Files.isRegularFile(folder.readable())) {
      OutputFile log = OutputFile.named(folder, OutputFile.LOG);
      model.addAttribute("log", log);
      model.addAttribute("logs", List.of(log));
      model.addAttribute("part", Portion.of(log.path(), 0, Portion.MOST));
    }
    return "audit";
  }

  /** Reads all evidence again, which may take a while. */
  @GetMapping("/runs/{id}/audit/verdict")
  String verdict(@PathVariable String id, Model model) {
    RunView run = viewing.run(id);
    model.addAttribute("verdict", look(verify(run.runId())));
    return "audit :: verdict";
  }

  private Verdict verify(String run) {
    return Verifier.verify(engine.folder(run), engine.key().publicKey(), engine.head(run));
  }

  private static VerdictLook look(Verdict verdict) {
    boolean read = verdict.state() != Verdict.State.UNREADABLE;
    return new VerdictLook(
        Look.of(verdict.state().name().toLowerCase(Locale.ROOT)),
        read ? verdict.coverage() : "",
        verdict.problems().stream().map(Finding::render).toList(),
        verdict.notes().stream().map(Finding::render).toList());
  }
}
