package dev.stepgate.web.api;

import dev.stepgate.web.runs.Viewing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Outputs", description = "What steps and checks have printed.")
@RestController
@RequestMapping("/api/v1/runs/{run}/outputs")
class OutputsController {
  private final Viewing viewing;

  OutputsController(Viewing viewing) {
    this.viewing = viewing;
  }

  /** A file of output, and how long it is by now. */
  record OutputFile(String file, long bytes) {}

  /** All output of a run. */
  record Outputs(List<OutputFile> outputs) {}

  @Operation(summary = "Lists the files of output of a run.")
  @GetMapping
  Outputs outputs(@PathVariable("run") String run) {
    return new Outputs(
        OutputFiles.of(viewing.folder(run)).stream()
            .map(file -> new OutputFile(file.getFileName().toString(), file.toFile().length()))
            .toList());
  }

  @Operation(
      summary = "Reads a portion of an output, at most 1 MiB.",
      description =
          "Content-Range says which bytes they are and how long the file is by now. The header"
              + " Range may be used instead of from and limit.")
  @GetMapping(path = "/{file}", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> output(
      @PathVariable("run") String run,
      @PathVariable("file") String file,
      @Parameter(description = "The first byte; negative to count from the end.")
          @RequestParam(defaultValue = "0")
          long from,
      @Parameter(description = "At most 1048576 bytes.") @RequestParam(defaultValue = "65536")
          int limit,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.RANGE, required = false)
          @Nullable String range)
      throws IOException {
    Path found = OutputFiles.named(viewing.folder(run), file);
    Portion portion = range == null ? Portion.read(found, from, limit) : Portion.read(found, range);
    return ResponseEntity.status(portion.whole() ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT)
        .header(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
        .header(HttpHeaders.ACCEPT_RANGES, "bytes")
        .header(HttpHeaders.CONTENT_RANGE, portion.describe())
        .header("X-Content-Type-Options", "nosniff")
        .body(portion.bytes());
  }

  @Operation(
      summary = "Finds a text in an output.",
      description =
          "Looks through at most 64 MiB at a time; if more is true, go on with from = next.")
  @GetMapping("/{file}/search")
  Matches search(
      @PathVariable("run") String run,
      @PathVariable("file") String file,
      @Parameter(description = "The text, letter by letter.") @RequestParam String text,
      @RequestParam(defaultValue = "0") long from,
      @Parameter(description = "At most 1000 lines.") @RequestParam(defaultValue = "100") int limit)
      throws IOException {
    Range.check("from", from, 0, Long.MAX_VALUE);
    Range.check("limit", limit, 1, 1_000);
    Range.check("text (its length)", text.length(), 1, 1_000);
    return Matches.find(OutputFiles.named(viewing.folder(run), file), text, from, limit);
  }
}
