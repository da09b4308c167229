package dev.stepgate.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class JobsManagerRunbooksTest {
  private static final Path FOLDER = Path.of("runbooks", "jobs-manager");
  private final Map<String, Object> restore = read("restore.yaml");
  private final Map<String, Object> restoreImport = read("restore-import.yaml");

  @Test
  void theRestoreHasItsTwentyThreeStepsInTheirOrder() {
    assertThat(steps(restore).keySet())
        .containsExactly(
            "schema-backup",
            "data-backup",
            "transfer",
            "environment",
            "reset",
            "schema",
            "convert",
            "load",
            "migrate",
            "company",
            "data",
            "orm",
            "admin",
            "files",
            "shop",
            "server",
            "xero",
            "tenant",
            "seed",
            "login",
            "serializers",
            "board",
            "look");
  }

  @Test
  void theTwoWaysOfLoadingDifferInNothingElse() {
    Map<String, Object> expected = new LinkedHashMap<>(steps(restore));
    expected.remove("convert");
    expected.remove("load");
    Map<String, Object> actual = new LinkedHashMap<>(steps(restoreImport));
    actual.remove("import");

    assertThat(actual).isEqualTo(expected);
    assertThat(new ArrayList<>(steps(restoreImport).keySet()).indexOf("import")).isEqualTo(6);
    assertThat(withoutSteps(restoreImport)).isEqualTo(withoutSteps(restore));
  }

  private static Map<String, Object> withoutSteps(Map<String, Object> runbook) {
    Map<String, Object> rest = new LinkedHashMap<>(runbook);
    rest.remove("steps");
    rest.remove("runbook");
    return rest;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> steps(Map<String, Object> runbook) {
    Map<String, Object> steps = new LinkedHashMap<>();
    for (Map<String, Object> step : (List<Map<String, Object>>) runbook.get("steps")) {
      steps.put((String) step.get("id"), step);
    }
    return steps;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> read(String name) {
    try {
      String text = Files.readString(FOLDER.resolve(name));
      return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }
}
