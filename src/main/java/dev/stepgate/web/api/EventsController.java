package dev.stepgate.web.api;

import dev.stepgate.run.Engine;
import dev.stepgate.run.RunView;
import dev.stepgate.support.Durations;
import dev.stepgate.web.follow.Watches;
import dev.stepgate.web.runs.Viewing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@Tag(name = "Events", description = "Follows a run, or waits for it.")
@RestController
@RequestMapping("/api/v1/runs/{run}")
class EventsController {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private final Engine engine;
  private final Watches watches;
  private final Streams streams;
  private final Viewing viewing;

  EventsController(Engine engine, Watches watches, Streams streams, Viewing viewing) {
    this.engine = engine;
    this.watches = watches;
    this.streams = streams;
    this.viewing = viewing;
  }

  /**
   * Where a run stands.
   *
   * @param seq of the last record of its log
   * @param reached whether what was waited for has happened; false when the time was over
   */
  record Stand(String runId, String state, long seq, boolean reached) {}

  @Operation(
      summary = "Follows a run as server-sent events.",
      description =
          "An event 'record' carries a record of the log, its id is the record's seq. An event"
              + " 'output' says which file of output has grown, and to how many bytes. The header"
              + " Last-Event-ID goes on after a record. The stream ends after 15 minutes; come back"
              + " with the last id.")
  @ApiResponse(
      responseCode = "200",
      description = "The stream.",
      content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(
      @PathVariable("run") String run,
      @Parameter(description = "The seq of the record that was seen last.")
          @RequestHeader(name = "Last-Event-ID", required = false)
          @Nullable Integer last,
      @Parameter(description = "The seq of the first record, if there is no Last-Event-ID.")
          @RequestParam(defaultValue = "0")
          int from) {
    int next = last == null ? from : last + 1;
    Range.check("from", next, 0, Integer.MAX_VALUE);
    String id = viewing.folder(run).runId();
    SseEmitter reader = new SseEmitter(0L);
    streams.begin(new EventStream(engine, watches, id, next, reader));
    return reader;
  }

  @Operation(
      summary = "Waits until a run has a new record, or is in one of some states.",
      description = "Answers at once if that is so already; reached is false when time is over.")
  @GetMapping("/wait")
  DeferredResult<Stand> await(
      @PathVariable("run") String run,
      @Parameter(description = "The seq that is known; -1 for none. Ignored if state is given.")
          @RequestParam(defaultValue = "-1")
          long after,
      @Parameter(description = "States to wait for, separated by commas.")
          @RequestParam(defaultValue = "")
          String state,
      @Parameter(description = "A duration such as 30s; at most 10m.")
          @RequestParam(defaultValue = "30s")
          String timeout) {
    Duration patience = patience(timeout);
    RunView view = viewing.run(run);
    viewing.history(view.runId());
    Set<String> states =
        Stream.of(state.split(",")).filter(word -> !word.isBlank()).collect(Collectors.toSet());
    DeferredResult<Stand> answer = new DeferredResult<>(0L);
    streams.begin(new LongPoll(engine, watches, view.runId(), after, states, patience, answer));
    return answer;
  }

  private static Duration patience(String timeout) {
    try {
      Duration patience = Durations.parse(timeout);
      if (patience.compareTo(LONGEST) <= 0) {
        return patience;
      }
    } catch (IllegalArgumentException malformed) {
      // Said below, together with what is too long.
    }
    throw Refused.with(
        HttpStatus.BAD_REQUEST,
        "the value of 'timeout' is no duration of at most 10m",
        "Give a duration such as 30s.");
  }
}
