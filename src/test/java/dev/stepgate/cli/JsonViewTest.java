package dev.stepgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.Finding;
import dev.stepgate.audit.Verdict;
import dev.stepgate.run.Json;
import dev.stepgate.run.Plan;
import dev.stepgate.run.RunEvent;
import dev.stepgate.run.RunLine;
import dev.stepgate.run.RunView;
import dev.stepgate.run.store.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonViewTest {
  private final Typed typed = new Typed();
  private final JsonView view = new JsonView(typed.around());

  @Test
  void printsOneObjectPerEvent() {
    view.on(Events.backupStarted());
    view.on(Events.backupFailed());
    assertThat(typed.out())
        .isEqualTo(
            """
            {"event":"step_started","time":"2026-07-11T14:30:00.123Z","number":1,"id":"backup",\
            "title":"Create the backup","attempt":1,"kind":"run","on":"",\
            "command":"mysqldump jobs"}
            {"event":"step_finished","time":"2026-07-11T14:30:00.123Z","number":1,"id":"backup",\
            "title":"Create the backup","attempt":1,"outcome":"failed","took_ms":1200,\
            "reason":"the file is too small","hint":"Is the disk full?",\
            "tail":["dumping","disk full"],\
            "output":"logs/restore-jobs_20260711_143000/output/01-backup.1.txt"}
            """);
  }

  @Test
  void saysEveryFieldOfEveryEventAlwaysAlsoWhenThereIsNoValue() {
    view.on(Events.waiting());
    view.on(Events.backupPassed());
    assertThat(typed.out()).contains("\"expires\":null").contains("\"output\":null");
  }

  @Test
  void isDocumentedInEveryEventAndField() throws IOException {
    String page = Files.readString(Path.of("docs/json-events.md"));
    for (RunEvent event : Events.oneOfEach()) {
      Typed one = new Typed();
      new JsonView(one.around()).on(event);
      JsonNode node = new JsonMapper().readTree(one.out());
      String section = section(page, node.path("event").asString());
      assertThat(section).contains(fields(node).stream().map(f -> "`" + f + "`").toList());
    }
  }

  @Test
  void documentsNoEventThatThereIsNot() throws IOException {
    Set<String> events = new TreeSet<>();
    for (Class<?> event : RunEvent.class.getPermittedSubclasses()) {
      events.add(Json.snakeCase(event.getSimpleName()));
    }
    assertThat(
            Files.readString(Path.of("docs/json-events.md"))
                .lines()
                .filter(line -> line.startsWith("## `"))
                .map(line -> line.substring(4, line.length() - 1)))
        .containsExactlyInAnyOrderElementsOf(events);
  }

  @Test
  void isDocumentedForOtherCommandsToo() throws IOException {
    String page = Files.readString(Path.of("docs/json-events.md"));
    String runs = section(page, "What `stepgate runs");
    assertThat(runs).contains(names(RunLine.class));
    assertThat(runs + section(page, "What `stepgate show"))
        .contains(names(RunView.class, RunView.StepView.class, RunView.AttemptView.class));
    assertThat(section(page, "What `stepgate confirm")).contains(names(Decision.class));
    assertThat(section(page, "What `stepgate audit verify"))
        .contains(names(Verdict.class, Finding.class));
    assertThat(section(page, "What `stepgate plan"))
        .contains(names(Plan.class, Plan.PlannedAction.class));
  }

  private static List<String> names(Class<?>... records) {
    return Stream.of(records)
        .flatMap(record -> Stream.of(record.getRecordComponents()))
        .map(
            component ->
                Json.snakeCase(component.getName())
                    + (component.getType() == Duration.class ? "_ms" : ""))
        .map(name -> "`" + name + "`")
        .toList();
  }

  private static Set<String> fields(JsonNode node) {
    Set<String> fields = new TreeSet<>();
    for (String name : node.propertyNames()) {
      if (!name.equals("event") && !name.equals("time")) {
        fields.add(name);
        JsonNode value = node.get(name).isArray() ? node.get(name).path(0) : node.get(name);
        if (value.isObject()) {
          fields.addAll(fields(value));
        }
      }
    }
    return fields;
  }

  private static String section(String page, String event) {
    int start = page.indexOf(event.startsWith("What") ? "## " + event : "## `" + event + "`");
    assertThat(start).as("section of " + event).isNotNegative();
    int end = page.indexOf("\n## ", start);
    return end < 0 ? page.substring(start) : page.substring(start, end);
  }
}
