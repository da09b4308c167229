package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.RunbookTester;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MonitoringIT {
  private static final Pattern ADDRESS = Pattern.compile("listens on (http://\\S+)");
  @TempDir Path folder;

  @Test
  void aServerThatIsNotWellSaysWhyInItsLogAndInJsonOnDemand() throws Exception {
    RunbookTester tester =
        RunbookTester.in(folder)
            .file("console.yaml", "logs: json\n")
            .file("logs", "a file where a folder should be");
    Process server = tester.start("serve", "--port", "0");
    try {
      Patience.until("the address", () -> ADDRESS.matcher(tester.text("out.txt")).find());
      Matcher address = ADDRESS.matcher(tester.text("out.txt"));
      assertThat(address.find()).isTrue();
      HttpResponse<String> health =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address.group(1) + "actuator/health")).build(),
                  BodyHandlers.ofString());
      assertThat(health.statusCode()).isEqualTo(503);
    } finally {
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    JsonNode line =
        tester
            .text("out.txt")
            .lines()
            .filter(one -> one.startsWith("{") && one.contains("the folder of logs"))
            .map(one -> JsonMapper.shared().readTree(one))
            .findFirst()
            .orElseThrow();
    assertThat(line.path("message").asString("")).isEqualTo("the folder of logs cannot be written");
    assertThat(line.at("/log/level").asString("")).isEqualTo("WARN");
    assertThat(line.at("/service/name").asString("")).isEqualTo("stepgate");
  }
}
