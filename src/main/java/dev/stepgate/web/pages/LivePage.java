package dev.stepgate.web.pages;

import dev.stepgate.run.RunView;
import dev.stepgate.web.runs.Viewing;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What changes in a run, as it changes. */
@Controller
final class LivePage {
  private final Viewing viewing;
  private final Live live;

  LivePage(Viewing viewing, Live live) {
    this.viewing = viewing;
    this.live = live;
  }

  /** A browser that comes again says with which record it stopped. */
  @GetMapping("/runs/{id}/live")
  ResponseEntity<SseEmitter> live(
      @PathVariable String id,
      @RequestParam(defaultValue = "0") int seen,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "-1") int last) {
    RunView run = viewing.run(id);
    try {
      return ResponseEntity.ok()
          .contentType(MediaType.TEXT_EVENT_STREAM)
          .header("X-Accel-Buffering", "no")
          .body(live.watch(run.runId(), Math.max(0, Math.max(seen, last))));
    } catch (RejectedExecutionException tooMany) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
          .header(HttpHeaders.RETRY_AFTER, "10")
          .build();
    }
  }
}
