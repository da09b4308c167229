package dev.stepgate.run;

import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Runbook.Secret;
import dev.stepgate.runbook.Step;
import dev.stepgate.support.Digests;
import dev.stepgate.support.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records that say what is run, by whom and where. */
final class Records {
  private final Setting setting;
  private final Attempt attempt;

  Records(Setting setting, Attempt attempt) {
    this.setting = setting;
    this.attempt = attempt;
  }

  /** Pins the exact bytes, then names them. */
  void run(Loaded loaded, String target, Map<String, String> chosen) {
    attempt.log().keepRunbook(loaded.bytes());
    Runbook runbook = attempt.runbook();
    attempt.append(
        "run",
        Entry.with("format", 1)
            .and("run", attempt.runId())
            .and("runbook", runbook.name())
            .and("title", title(runbook))
            .and("file", Identity.absolute(loaded.file()).toString())
            .and("folder", attempt.workFolder().toString())
            .and("runbook_sha256", Digests.sha256(loaded.bytes()))
            .and("runbook_bytes", loaded.bytes().length)
            .and("lock", target)
            .and(
                "tool",
                Entry.with("name", "stepgate")
                    .and("version", Program.version())
                    .and("sha256", Program.digest())
                    .map())
            .and("user", setting.actor().user())
            .and("host", setting.self().host())
            .and("through", through())
            .and("inputs", inputs())
            .and("chosen", chosen.isEmpty() ? null : chosen.keySet())
            .and("secrets", secrets(runbook))
            .and("steps", steps())
            .and("key", setting.key().fingerprint())
            .map());
  }

  void attempt(String how, @Nullable Map<String, Object> resume) {
    attempt.append(
        "attempt",
        Entry.with("attempt", attempt.number())
            .and("how", how)
            .and("user", setting.actor().user())
            .and("host", setting.self().host())
            .and("through", through())
            .and("boot", setting.self().boot())
            .and("pid", setting.self().pid())
            .and("started", setting.self().started())
            .and("fence", attempt.lease().fence())
            .and("terminal", !(attempt.operator() instanceof Unattended))
            .map());
    if (resume != null) {
      attempt.append("resume", resume);
    }
    setting.store().leases().recordHead(attempt.lease(), attempt.log().seal());
  }

  private @Nullable String through() {
    return setting.actor().how().isEmpty() ? null : setting.actor().how();
  }

  String title(Runbook runbook) {
    return runbook.title() == null
        ? runbook.name()
        : runbook.title().expand(attempt.variables().values());
  }

  Map<String, Object> inputs() {
    Map<String, Object> inputs = new LinkedHashMap<>();
    attempt
        .variables()
        .named()
        .forEach(
            (name, value) ->
                inputs.put(
                    name, Entry.with("value", value.value()).and("from", value.from()).map()));
    return inputs;
  }

  List<Map<String, Object>> steps() {
    List<Map<String, Object>> steps = new ArrayList<>();
    for (Step step : attempt.runbook().steps()) {
      steps.add(
          Entry.with("number", attempt.number(step))
              .and("id", step.id())
              .and("title", attempt.title(step))
              .and("kind", Intents.kind(step))
              .and("definition_sha256", Digests.sha256(step.definition()))
              .and(
                  "unchecked",
                  step.options().unchecked() == null ? null : step.options().unchecked().raw())
              .map());
    }
    return steps;
  }

  private static Map<String, Object> secrets(Runbook runbook) {
    Map<String, Object> sources = new LinkedHashMap<>();
    runbook.secrets().forEach((name, secret) -> sources.put(name, source(secret)));
    return sources;
  }

  private static String source(Secret secret) {
    if (secret.env() != null) {
      return "env " + secret.env();
    }
    if (secret.file() != null) {
      return "file " + secret.file().raw();
    }
    return secret.command() != null ? "command" : "prompt";
  }
}
