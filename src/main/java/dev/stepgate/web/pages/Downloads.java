package dev.stepgate.web.pages;

import dev.stepgate.audit.Bundle;
import dev.stepgate.audit.Report;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.Verifier;
import dev.stepgate.run.Engine;
import dev.stepgate.web.runs.Viewing;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Reports and bundles to take away. */
@Controller
final class Downloads {
  private final Viewing viewing;
  private final Engine engine;

  Downloads(Viewing viewing, Engine engine) {
    this.viewing = viewing;
    this.engine = engine;
  }

  @GetMapping("/runs/{id}/report.{format}")
  ResponseEntity<byte[]> report(@PathVariable String id, @PathVariable String format) {
    Report.Format wanted = Report.Format.of(format);
    String run = viewing.run(id).runId();
    RunFolder folder = engine.folder(run);
    String report =
        Report.render(
            wanted, folder, Verifier.verify(folder, engine.key().publicKey(), engine.head(run)));
    return ResponseEntity.ok()
        .contentType(type(wanted))
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(run + "-report." + ending(wanted)))
        .body(report.getBytes(StandardCharsets.UTF_8));
  }

  /** A bundle is whole before the first byte is sent. */
  @GetMapping("/runs/{id}/bundle.zip")
  void bundle(@PathVariable String id, HttpServletResponse response) throws IOException {
    String run = viewing.run(id).runId();
    Path folder = Files.createTempDirectory("stepgate-bundle");
    Path bundle = folder.resolve(run + ".zip");
    try {
      Bundle.write(engine.folder(run), engine.key(), bundle);
      response.setContentType("application/zip");
      response.setContentLengthLong(Files.size(bundle));
      response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(run + ".zip"));
      Files.copy(bundle, response.getOutputStream());
    } finally {
      Files.deleteIfExists(bundle);
      Files.deleteIfExists(folder);
    }
  }

  private static String attachment(String name) {
    return ContentDisposition.attachment().filename(name).build().toString();
  }

  private static String ending(Report.Format format) {
    return switch (format) {
      case TEXT -> "txt";
      case JUNIT -> "xml";
      default -> format.word();
    };
  }

  private static MediaType type(Report.Format format) {
    return switch (format) {
      case TEXT, MD, CSV -> new MediaType("text", "plain", StandardCharsets.UTF_8);
      case HTML -> new MediaType("text", "html", StandardCharsets.UTF_8);
      case JSON -> MediaType.APPLICATION_JSON;
      case JUNIT -> MediaType.APPLICATION_XML;
    };
  }
}
