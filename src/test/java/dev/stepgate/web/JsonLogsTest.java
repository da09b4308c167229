package dev.stepgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLogsTest {
  @Test
  void logsInJsonOnDemand(@TempDir Path other) throws IOException {
    Files.writeString(other.resolve("console.yaml"), "logs: json\n");
    PrintStream before = System.out;
    ByteArrayOutputStream caught = new ByteArrayOutputStream();
    System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
    try (ConsoleTester json = ConsoleTester.in(other)) {
      LoggerFactory.getLogger("dev.stepgate.test").warn("something is odd");
      assertThat(json.port()).isPositive();
    } finally {
      System.setOut(before);
    }

    JsonNode line =
        caught.toString(StandardCharsets.UTF_8).lines()
            .filter(one -> one.contains("something is odd"))
            .map(one -> JsonMapper.shared().readTree(one))
            .findFirst()
            .orElseThrow();
    assertThat(line.path("message").asString("")).isEqualTo("something is odd");
    assertThat(line.toString()).contains("\"ecs\"", "\"WARN\"", "\"stepgate\"");
  }
}
