package dev.stepgate.web.api;

import dev.stepgate.run.Engine;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunService.Decided;
import dev.stepgate.run.RunService.Resume;
import dev.stepgate.run.store.Decision;
import dev.stepgate.web.runs.Operations;
import dev.stepgate.web.runs.Viewing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Operations", description = "Starts, resumes, decides and aborts.")
@RestController
@RequestMapping("/api/v1/runs")
class OperationsController {
  static final String KEY = "Idempotency-Key";
  private static final String KEY_MEANING =
      "Chosen by the caller. The same request sent again with the same key within 24 hours does"
          + " nothing and gets the same answer.";
  private static final String MEANS = "interface";
  private final Operations operations;
  private final Idempotency idempotency;
  private final Engine engine;
  private final Viewing viewing;

  OperationsController(
      Operations operations, Idempotency idempotency, Engine engine, Viewing viewing) {
    this.operations = operations;
    this.idempotency = idempotency;
    this.engine = engine;
    this.viewing = viewing;
  }

  /**
   * What to start.
   *
   * @param runbook its name in the list of runbooks
   * @param secrets live in memory until the run ends
   */
  record StartRequest(
      String runbook,
      @Nullable Map<String, String> values,
      @Nullable Map<String, String> secrets) {}

  /** How to go on. */
  record ResumeRequest(
      @Nullable Boolean acceptChanges,
      @Nullable String redo,
      @Nullable String accept,
      @Nullable String reason,
      @Nullable Map<String, String> secrets) {}

  /**
   * What a person says about a question.
   *
   * @param decision confirmed or rejected
   * @param evidence that of the question
   */
  record DecisionRequest(
      String decision,
      String step,
      @Nullable Integer attempt,
      String evidence,
      @Nullable List<String> items,
      @Nullable String phrase,
      @Nullable String note) {}

  /** Why a run is given up. */
  record AbortRequest(String reason) {}

  /** The run that goes on now. */
  record Begun(String runId) {}

  /** What was recorded, as {@code stepgate confirm --json} tells it. */
  record DecisionAnswer(
      String runId,
      String stepId,
      int attempt,
      boolean confirmed,
      String user,
      String host,
      String how,
      Instant at,
      String note,
      List<String> items,
      String phrase,
      String evidence,
      String next) {

    static DecisionAnswer of(Decided decided) {
      Decision said = decided.decision();
      return new DecisionAnswer(
          said.runId(),
          said.stepId(),
          said.attempt(),
          said.confirmed(),
          said.user(),
          said.host(),
          said.how(),
          said.at(),
          said.note(),
          said.items(),
          said.phrase(),
          said.evidence(),
          decided.next());
    }
  }

  @Operation(
      summary = "Starts a run, and answers as soon as it is on record.",
      description = "Follow it with events or wait.")
  @ApiResponse(
      responseCode = "201",
      description = "The run is on record.",
      useReturnTypeSchema = true)
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Begun> start(
      @Parameter(description = KEY_MEANING) @RequestHeader(name = KEY, required = false)
          @Nullable String key,
      @RequestBody StartRequest request) {
    String runbook = Body.given("runbook", request.runbook());
    Map<String, String> values = Body.values(request.values());
    Map<String, String> secrets = Body.values(request.secrets());
    return idempotency.answer(
        key,
        "start",
        request,
        Begun.class,
        () -> begun(operations.start(MEANS, runbook, values, secrets)));
  }

  @Operation(
      summary = "Goes on with a run from its last verified step.",
      description = "Answers as soon as the new attempt is on record.")
  @ApiResponse(
      responseCode = "201",
      description = "The attempt is on record.",
      useReturnTypeSchema = true)
  @PostMapping(path = "/{run}/resume", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Begun> resume(
      @PathVariable("run") String run,
      @Parameter(description = KEY_MEANING) @RequestHeader(name = KEY, required = false)
          @Nullable String key,
      @RequestBody ResumeRequest request) {
    Resume order =
        new Resume(
            run,
            Boolean.TRUE.equals(request.acceptChanges()),
            request.redo(),
            request.accept(),
            request.reason());
    Map<String, String> secrets = Body.values(request.secrets());
    return idempotency.answer(
        key,
        "resume " + run,
        request,
        Begun.class,
        () -> begun(operations.resume(MEANS, order, secrets)));
  }

  @Operation(summary = "Shows the question that a run waits with.")
  @GetMapping("/{run}/prompt")
  Prompt prompt(@PathVariable("run") String run) {
    return engine.waiting(viewing.run(run).runId());
  }

  @Operation(
      summary = "Confirms or rejects the manual step that a run waits with.",
      description =
          "Step, attempt and evidence are those of the question that was shown; an answer to"
              + " another question is refused. The first answer counts.")
  @PostMapping(path = "/{run}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<DecisionAnswer> decide(
      @PathVariable("run") String run,
      @Parameter(description = KEY_MEANING) @RequestHeader(name = KEY, required = false)
          @Nullable String key,
      @RequestBody DecisionRequest request) {
    Operations.Answer answer = answer(request);
    return idempotency.answer(
        key,
        "decide " + run,
        request,
        DecisionAnswer.class,
        () -> ResponseEntity.ok(DecisionAnswer.of(operations.decide(MEANS, run, answer))));
  }

  @Operation(summary = "Ends what still runs and closes a run for good.")
  @PostMapping(path = "/{run}/abort", consumes = MediaType.APPLICATION_JSON_VALUE)
  RunAnswer abort(@PathVariable("run") String run, @RequestBody AbortRequest request) {
    return RunAnswer.of(operations.abort(MEANS, run, Body.given("reason", request.reason())));
  }

  private static ResponseEntity<Begun> begun(String run) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .header(HttpHeaders.LOCATION, "/api/v1/runs/" + run)
        .body(new Begun(run));
  }

  private static Operations.Answer answer(DecisionRequest request) {
    boolean confirmed = Body.given("decision", request.decision()).equals("confirmed");
    if (!confirmed && !request.decision().equals("rejected")) {
      throw Refused.with(
          HttpStatus.BAD_REQUEST,
          "the decision is neither confirmed nor rejected",
          "Say one of the two.");
    }
    if (!confirmed) {
      Body.given("note", request.note());
    }
    return new Operations.Answer(
        confirmed,
        Body.given("step", request.step()),
        Body.there("attempt", request.attempt()),
        Body.given("evidence", request.evidence()),
        Body.list(request.items()),
        Body.text(request.phrase()),
        Body.text(request.note()));
  }
}
