package dev.stepgate.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Runs a runbook in which each step fails once: the run stops at it and says why; when the cause is
 * mended, a resume goes on there.
 *
 * <p>The cause is a file that a check added to every step does not want to see.
 */
final class EveryStepFails {
  private static final Pattern WAITING =
      Pattern.compile("step \\d+/\\d+ (\\S+) waits for a confirmation");
  private final RunbookTester tester;
  private final Path runbook;
  private final Path faults;
  private final List<String> steps = new ArrayList<>();
  private final Consumer<String> operator;
  private final Map<String, Runnable> more = new HashMap<>();

  /**
   * @param runbook replaced by the copy with the faults
   * @param operator does a person's part of the waiting step with this id, and confirms it
   */
  EveryStepFails(RunbookTester tester, Path runbook, Consumer<String> operator) {
    this.tester = tester;
    this.runbook = runbook;
    this.faults = tester.path("faults");
    this.operator = operator;
    plant();
  }

  /** What else is done before a step that cannot simply be repeated runs again. */
  EveryStepFails mending(String step, Runnable also) {
    more.put(step, also);
    return this;
  }

  /** The whole run, to its end. */
  void run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("run", runbook.toString()));
    command.addAll(List.of(arguments));
    Result result = waitedFor(tester.stepgate(command.toArray(String[]::new)));
    for (String step : steps) {
      assertThat(result.exit()).as(result.shown()).isEqualTo(1);
      assertThat(result.err()).contains("error: step " + step + " failed: ", "fault at " + step);
      mend(step);
      result = waitedFor(tester.stepgate("resume", "last"));
    }
    assertThat(result.exit()).as(result.shown()).isZero();
    assertThat(tester.stepgate("audit", "verify", "last").exit()).isZero();
  }

  /** Goes on until it fails or has come to its end. */
  private Result waitedFor(Result first) {
    Result result = first;
    while (result.exit() == 3) {
      Matcher waiting = WAITING.matcher(result.out());
      assertThat(waiting.find()).as(result.shown()).isTrue();
      operator.accept(waiting.group(1));
      result = tester.stepgate("resume", "last");
    }
    return result;
  }

  private void mend(String step) {
    try {
      Files.delete(faults.resolve(step));
      more.getOrDefault(step, () -> {}).run();
    } catch (IOException failed) {
      throw new AssertionError("there was no fault at " + step, failed);
    }
  }

  @SuppressWarnings("unchecked")
  private void plant() {
    try {
      Files.createDirectories(faults);
      Map<String, Object> whole =
          (Map<String, Object>)
              new Load(LoadSettings.builder().build()).loadFromString(Files.readString(runbook));
      for (Map<String, Object> step : (List<Map<String, Object>>) whole.get("steps")) {
        plant(step);
      }
      Files.writeString(runbook, new Dump(DumpSettings.builder().build()).dumpToString(whole));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private void plant(Map<String, Object> step) throws IOException {
    String id = (String) step.get("id");
    steps.add(id);
    Files.writeString(faults.resolve(id), "");
    Map<String, Object> check = new LinkedHashMap<>();
    Path fault = faults.resolve(id);
    check.put("run", "test ! -e '" + fault + "' && echo fine || echo 'fault at " + id + "'");
    check.put("equals", "fine");
    check.put("on", "local");
    step.remove("unchecked");
    List<Object> checks = new ArrayList<>();
    Object present = step.get("check");
    if (present instanceof List<?> many) {
      checks.addAll(many);
    } else if (present != null) {
      checks.add(present);
    }
    checks.add(check);
    step.put("check", checks);
  }
}
