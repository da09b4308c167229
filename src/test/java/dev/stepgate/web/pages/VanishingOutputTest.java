package dev.stepgate.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.web.Browser;
import dev.stepgate.web.api.ServerTester;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file to which nothing was printed goes away while somebody looks at it. */
class VanishingOutputTest {
  private static final int TIMES = 100;
  private static final String FILE = "01-look.1.after-1.txt";
  private static final String ASK =
      """
      runbook: ask
      steps:
        - {id: look, manual: Look at it., unchecked: a person looked}
      """;
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void isNoFailureOfTheServer(@TempDir Path folder) throws IOException {
    try (ServerTester server = ServerTester.in(folder).runbook("ask.yaml", ASK)) {
      Browser ann = server.browser("ann");
      String run = server.start("ask.yaml");
      server.awaitState(run, "waiting");
      Path outputs = Files.createDirectories(folder.resolve("logs").resolve(run).resolve("output"));
      CompletableFuture<Void> flickers = CompletableFuture.runAsync(() -> flicker(outputs));
      for (int i = 0; i < TIMES; i++) {
        for (String path : paths(run)) {
          assertThat(ann.get(path).statusCode()).as(path).isIn(200, 206, 404);
        }
      }
      over.set(true);
      flickers.join();
      Files.writeString(outputs.resolve(FILE), "printed\n");
      HttpResponse<String> whole = ann.get("/runs/" + run + "/output/" + FILE + "/whole");
      assertThat(whole.body()).isEqualTo("printed\n");
      assertThat(whole.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename=\"" + run + "-" + FILE + "\"");
      assertThat(whole.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
      server.post("/api/v1/runs/" + run + "/abort", "{\"reason\": \"seen\"}");
    }
  }

  private static List<String> paths(String run) {
    String page = "/runs/" + run;
    String file = page + "/output/" + FILE;
    String call = "/api/v1/runs/" + run + "/outputs";
    return List.of(
        page,
        page + "/chosen",
        file,
        file + "?from=9&line=true",
        file + "/search?text=x",
        file + "/whole",
        call,
        call + "/" + FILE,
        call + "/" + FILE + "/search?text=x");
  }

  /** There, gone, and there again; now and then with something in it. */
  private void flicker(Path outputs) {
    Path file = outputs.resolve(FILE);
    try {
      for (int i = 0; !over.get(); i++) {
        Files.writeString(file, i % 2 == 0 ? "" : "printed\n");
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
