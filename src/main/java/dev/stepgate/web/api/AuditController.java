package dev.stepgate.web.api;

import dev.stepgate.audit.Bundle;
import dev.stepgate.audit.Finding;
import dev.stepgate.audit.Head;
import dev.stepgate.audit.Report;
import dev.stepgate.audit.Report.Format;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.SealKey;
import dev.stepgate.audit.Verdict;
import dev.stepgate.audit.Verifier;
import dev.stepgate.run.Engine;
import dev.stepgate.web.runs.Viewing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Audit", description = "Proves what has happened.")
@RestController
@RequestMapping("/api/v1/runs/{run}")
class AuditController {
  private final Engine engine;
  private final Viewing viewing;

  AuditController(Engine engine, Viewing viewing) {
    this.engine = engine;
    this.viewing = viewing;
  }

  /** What {@code stepgate audit verify --json} tells. */
  record Verification(
      String runId,
      Verdict.State state,
      List<Finding> findings,
      long records,
      long sealed,
      @Nullable Instant sealedAt,
      boolean ended,
      boolean knownHead,
      @Nullable Long knownSeq,
      Path key) {}

  @Operation(summary = "Says whether a run's log is what was written.")
  @GetMapping("/verify")
  Verification verify(@PathVariable("run") String run) {
    RunFolder folder = viewing.folder(run);
    Optional<Head> head = engine.head(folder.runId());
    Verdict verdict = Verifier.verify(folder, engine.key().publicKey(), head);
    return new Verification(
        folder.runId(),
        verdict.state(),
        verdict.findings(),
        verdict.records(),
        verdict.sealed(),
        verdict.sealedAt(),
        verdict.ended(),
        verdict.knownHead(),
        head.map(Head::seq).orElse(null),
        SealKey.publicFile(engine.home().path()));
  }

  @Operation(summary = "Returns a run as a document, made from its log alone.")
  @ApiResponse(
      responseCode = "200",
      description = "The document, in the type of its format.",
      content = @Content(mediaType = "*/*", schema = @Schema(type = "string")))
  @GetMapping("/report")
  ResponseEntity<byte[]> report(
      @PathVariable("run") String run,
      @Parameter(description = "text, md, html, json, csv or junit.")
          @RequestParam(defaultValue = "text")
          String format) {
    Format wanted = Format.of(format);
    RunFolder folder = viewing.folder(run);
    Verdict verdict =
        Verifier.verify(folder, engine.key().publicKey(), engine.head(folder.runId()));
    byte[] report = Report.render(wanted, folder, verdict).getBytes(StandardCharsets.UTF_8);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, type(wanted) + ";charset=UTF-8")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .body(report);
  }

  @Operation(summary = "Returns the readable log.")
  @GetMapping(path = "/log", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<Resource> log(@PathVariable("run") String run) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
        .header("X-Content-Type-Options", "nosniff")
        .body(new FileSystemResource(viewing.folder(run).readable()));
  }

  @Operation(summary = "Returns a run as one zip file that anybody can check without Stepgate.")
  @GetMapping(path = "/bundle.zip", produces = "application/zip")
  ResponseEntity<Resource> bundle(@PathVariable("run") String run) throws IOException {
    RunFolder folder = viewing.folder(run);
    Path made = engine.home().path().resolve(".stepgate/" + UUID.randomUUID() + ".zip");
    Bundle.write(folder, engine.key(), made);
    ContentDisposition name =
        ContentDisposition.attachment().filename(folder.runId() + ".zip").build();
    long length = Files.size(made);
    InputStream once = Files.newInputStream(made, StandardOpenOption.DELETE_ON_CLOSE);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
        .contentLength(length)
        .body(new InputStreamResource(once));
  }

  private static String type(Format format) {
    return switch (format) {
      case TEXT -> "text/plain";
      case MD -> "text/markdown";
      case HTML -> "text/html";
      case JSON -> "application/json";
      case CSV -> "text/csv";
      case JUNIT -> "application/xml";
    };
  }
}
