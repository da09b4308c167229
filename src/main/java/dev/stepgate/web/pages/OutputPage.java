package dev.stepgate.web.pages;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import dev.stepgate.web.runs.Viewing;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What commands printed: in parts, searched, or as a whole to take away. */
@Controller
final class OutputPage {
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int LONGEST = 200;
  private final Viewing viewing;

  OutputPage(Viewing viewing) {
    this.viewing = viewing;
  }

  /** A part; without a beginning the last one. Where it stands is in the headers. */
  @GetMapping("/runs/{id}/output/{file}")
  ResponseEntity<String> part(
      @PathVariable String id,
      @PathVariable String file,
      @RequestParam(defaultValue = "-1") long from,
      @RequestParam(defaultValue = "-1") long to,
      @RequestParam(defaultValue = "false") boolean line) {
    OutputFile output = output(id, file);
    long begin = line ? Portion.lineAfter(output.path(), from) : from;
    long length = to < 0 ? Portion.MOST : Math.min(Math.max(1, to - begin), Portion.MOST);
    Portion part =
        from < 0 ? Portion.last(output.path()) : Portion.of(output.path(), begin, (int) length);
    return ResponseEntity.ok()
        .contentType(TEXT)
        .header("X-Content-Type-Options", "nosniff")
        .header("Output-From", String.valueOf(part.from()))
        .header("Output-Next", String.valueOf(part.next()))
        .header("Output-Size", String.valueOf(part.size()))
        .body(part.text());
  }

  @GetMapping("/runs/{id}/output/{file}/search")
  ResponseEntity<Map<String, Object>> search(
      @PathVariable String id,
      @PathVariable String file,
      @RequestParam String text,
      @RequestParam(defaultValue = "0") long from) {
    OutputFile output = output(id, file);
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new UserError(
          ExitCode.INVALID,
          "a text of " + text.length() + " characters cannot be searched for",
          "Search for 1 to " + LONGEST + " characters.");
    }
    Search.Result result = new Search(text).in(output.path(), from, PATIENCE);
    return ResponseEntity.ok()
        .body(
            Map.of(
                "found", result.found(),
                "next", result.next(),
                "over", result.over(),
                "size", output.size()));
  }

  /** As long as it is now, whatever comes or goes meanwhile. */
  @GetMapping("/runs/{id}/output/{file}/whole")
  void whole(@PathVariable String id, @PathVariable String file, HttpServletResponse response)
      throws IOException {
    OutputFile output = output(id, file);
    String name = id + "-" + output.path().getFileName();
    try (FileChannel channel =
        FileChannel.open(output.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      long size = channel.size();
      response.setContentType(TEXT.toString());
      response.setContentLengthLong(size);
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment().filename(name).build().toString());
      WritableByteChannel out = Channels.newChannel(response.getOutputStream());
      long sent = 0;
      for (long more = 1; more > 0 && sent < size; sent += more) {
        more = channel.transferTo(sent, size - sent, out);
      }
    }
  }

  private OutputFile output(String id, String file) {
    return OutputFile.named(viewing.folder(id), file);
  }
}
