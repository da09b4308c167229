package dev.stepgate.cli.server;

import dev.stepgate.audit.Head;
import dev.stepgate.audit.Verdict;
import dev.stepgate.run.Json;
import dev.stepgate.run.Operator;
import dev.stepgate.run.Plan;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunLine;
import dev.stepgate.run.RunListener;
import dev.stepgate.run.RunService;
import dev.stepgate.run.RunView;
import dev.stepgate.run.StopSignal;
import dev.stepgate.run.store.Decision;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The run service of a server. */
public final class ServerRuns implements RunService {
  private static final int PAGE = 500;
  private final Server server;

  public ServerRuns(URI url, @Nullable String token) {
    this.server = new Server(url, token);
  }

  private record Begun(String runId) {}

  private record Page(List<RunLine> runs, long total) {}

  private record SecretLine(String name, String prompt) {}

  private record Needs(List<SecretLine> secrets) {}

  private record Next(String next) {}

  /** What the server found, and with which key. */
  public record Verification(String runId, @Nullable Long knownSeq, Path key) {}

  @Override
  public ExitCode start(Start request, RunListener listener, Operator operator) {
    String name = request.runbook().toString();
    ObjectNode body = Json.object().put("runbook", name);
    Json.put(body, "values", request.values());
    Json.put(body, "secrets", secrets(name, operator));
    return follow(server.post("/runs", body, Begun.class), listener, operator);
  }

  /** Whether secrets are wanted is known from the runbook in the list, if it is still there. */
  private Map<String, String> secrets(String runbook, Operator operator) {
    Needs needs = server.get("/runbooks/needs?name=" + Server.encoded(runbook), Needs.class);
    Map<String, String> secrets = new LinkedHashMap<>();
    for (SecretLine secret : needs.secrets()) {
      secrets.put(
          secret.name(),
          operator
              .secret(secret.name(), secret.prompt())
              .orElseThrow(() -> noSecret(secret.name())));
    }
    return secrets;
  }

  private static UserError noSecret(String name) {
    return new UserError(
        ExitCode.INVALID,
        "secret " + name + " has no value",
        "To give it, start on a terminal, where it can be typed.");
  }

  @Override
  public ExitCode resume(Resume request, RunListener listener, Operator operator) {
    ObjectNode body = Json.object().put("accept_changes", request.acceptChanges());
    Json.put(body, "redo", request.redo());
    Json.put(body, "accept", request.accept());
    Json.put(body, "reason", request.reason());
    Json.put(body, "secrets", resumeSecrets(request.run(), operator));
    return follow(
        server.post(path(request.run()) + "/resume", body, Begun.class), listener, operator);
  }

  private Map<String, String> resumeSecrets(String run, Operator operator) {
    Needs needs = server.get(path(run) + "/needs", Needs.class);
    Map<String, String> secrets = new LinkedHashMap<>();
    for (SecretLine secret : needs.secrets()) {
      operator
          .secret(secret.name(), secret.prompt())
          .ifPresent(value -> secrets.put(secret.name(), value));
    }
    return secrets;
  }

  private ExitCode follow(Begun begun, RunListener listener, Operator operator) {
    try {
      RunView view = show(begun.runId());
      return new Following(server, this, view, listener, operator, StopSignal.listening())
          .toTheEnd();
    } catch (UserError error) {
      throw Server.isSilence(error)
          ? Following.lost(server, begun.runId(), String.valueOf(error.getMessage()))
          : error;
    }
  }

  @Override
  public Prompt waiting(String run) {
    return server.get(path(run) + "/prompt", Prompt.class);
  }

  /** Who says it is who the token stands for; what the decision says of that is not sent. */
  @Override
  public Decided decide(Decision said) {
    ObjectNode body =
        Json.object()
            .put("decision", said.confirmed() ? "confirmed" : "rejected")
            .put("step", said.stepId())
            .put("attempt", said.attempt())
            .put("evidence", said.evidence())
            .put("phrase", said.phrase())
            .put("note", said.note());
    Json.put(body, "items", said.items());
    ObjectNode answer = server.post(path(said.runId()) + "/decision", body, ObjectNode.class);
    return new Decided(
        dev.stepgate.run.JsonReader.read(answer.toString(), Decision.class),
        answer.path("next").asString(""));
  }

  @Override
  public RunView abort(String run, String reason) {
    return server.post(path(run) + "/abort", Json.object().put("reason", reason), RunView.class);
  }

  @Override
  public Optional<Head> head(String run) {
    return Optional.empty();
  }

  @Override
  public List<RunLine> runs() {
    List<RunLine> all = new ArrayList<>();
    Page page;
    int offset = 0;
    do {
      page = server.get("/runs?limit=" + PAGE + "&offset=" + offset, Page.class);
      all.addAll(page.runs());
      offset += PAGE;
    } while (offset < page.total());
    return all;
  }

  @Override
  public RunView show(String run) {
    return server.get(path(run), RunView.class);
  }

  public Plan plan(String runbook, Map<String, String> values) {
    ObjectNode body = Json.object().put("runbook", runbook);
    Json.put(body, "values", values);
    return server.post("/runbooks/plan", body, Plan.class);
  }

  public Verdict verdict(String run) {
    return server.get(path(run) + "/verify", Verdict.class);
  }

  public Verification verification(String run) {
    return server.get(path(run) + "/verify", Verification.class);
  }

  public String report(String run, String format) {
    return server.text(path(run) + "/report?format=" + Server.encoded(format));
  }

  /** The readable log. */
  public InputStream log(String run) {
    return server.open(path(run) + "/log");
  }

  public InputStream bundle(String run) {
    return server.open(path(run) + "/bundle.zip");
  }

  String next(String run) {
    return server.get(path(run), Next.class).next();
  }

  static String path(String run) {
    return "/runs/" + Server.encoded(run);
  }

  @Override
  public void close() {
    // Each request stands for itself.
  }
}
