package dev.stepgate.runbook.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.runbook.yaml.Yaml;
import dev.stepgate.runbook.yaml.YamlReader;
import dev.stepgate.runbook.yaml.YamlWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderTest {
  /** Keys of all kinds, keys that nobody knows yet, and values that look like Markdown. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void comesBackWhateverItHolds(long seed) {
    RandomRunbook random = new RandomRunbook(seed);
    for (int i = 0; i < 25; i++) {
      Yaml.Keys before = random.next();
      String markdown = Render.markdown(before);
      Unrendered back = Unrendered.read(markdown).orElseThrow();

      assertThat(difference(meaning(before), meaning(back.runbook()), "")).isEmpty();
      assertThat(back.leftOut()).isEmpty();
      Yaml written = YamlReader.read(YamlWriter.write(back.runbook()));
      assertThat(difference(meaning(before), meaning(written), "")).isEmpty();
    }
  }

  @Test
  void readsLikeADocument() {
    String yaml =
        """
        runbook: ledger
        title: Restore the ledger
        lock: ledger staging
        secrets:
          DB_PASSWORD: {prompt: Password of the ledger}
        inputs:
          DUMP: {default: ledger.dump, description: Where the dump lies}
        steps:
          - id: load
            title: Load the dump
            as: postgres
            needs: {file: "${DUMP}"}
            run: pg_restore --dbname ledger "$DUMP"
            timeout: 10m
            check:
              - run: psql -tA ledger -c 'select count(*) from booking'
                number: ">= 12000"
              - http: http://localhost:9100/health
                json: {status: up, open: 0}
                within: 30s
            why: Everything else needs the bookings.
            hint: If the role is missing, create it with `createuser ledger`.
          - id: look
            manual: |
              Open the ledger.
              Look at the last page.
            checklist: [The totals match, Nothing is red]
            unchecked: Only a person can see it.
        """;

    assertThat(Render.markdown((Yaml.Keys) YamlReader.read(yaml)))
        .isEqualTo(
            """
        # Restore the ledger

        Runbook `ledger`, written by `stepgate render`; `stepgate draft` makes a runbook of it again.

        > Do the steps in this order. Go on only when everything below *Verify* holds; if something
        > does not, stop and mend the cause. `$NAME` and `${NAME}` stand for values: those that are listed
        > here, and `RUN_ID`, `RUN_STAMP` (such as `20260711_143000`), `RUN_FOLDER` (a folder of your own for
        > this run), `RUNBOOK_FOLDER` and `STEP_ID`. Commands are for `bash -euo pipefail`.

        ## Only one at a time

        `ledger staging`

        ## Secrets

        - `DB_PASSWORD`:
          - asked for as: Password of the ledger

        ## Inputs

        - `DUMP`:
          - if not given: `ledger.dump`
          - what it is for: Where the dump lies

        ## Steps

        ### Step 1: Load the dump (`load`)

        **Why:** Everything else needs the bookings.

        **As the user:** `postgres`

        **Before it:**

        - The file: `${DUMP}`

        **Command:**

        ```bash
        pg_restore --dbname ledger "$DUMP"
        ```

        **At most:** `10m`

        **Verify:**

        1. The command:
           ```bash
           psql -tA ledger -c 'select count(*) from booking'
           ```
           - is a number: `>= 12000`
        2. The address: `http://localhost:9100/health`
           - contains this JSON:
             ```json
             {"status": "up", "open": 0}
             ```
           - try again for: `30s`

        **If it fails:** If the role is missing, create it with `createuser ledger`.

        ### Step 2: `look`

        **By hand:**

        ```text
        Open the ledger.
        Look at the last page.
        ```

        **Tick off:**

        - The totals match
        - Nothing is red

        **Nothing to verify:** Only a person can see it.
        """);
  }

  @Test
  void linesThatSomebodyHasAddedAreNamed() {
    String yaml = "runbook: r\nsteps:\n  - {id: a, run: ls, check: {file: x}}\n";
    String markdown = Render.markdown((Yaml.Keys) YamlReader.read(yaml));
    String changed = markdown.replace("**Verify:**", "Ask somebody first.\n\n**Verify:**");

    Unrendered back = Unrendered.read(changed).orElseThrow();

    assertThat(meaning(back.runbook())).isEqualTo(meaning(YamlReader.read(yaml)));
    assertThat(back.leftOut())
        .singleElement()
        .isEqualTo((int) changed.substring(0, changed.indexOf("Ask")).lines().count() + 1);
  }

  /** Where two runbooks begin to differ; empty if they do not. */
  private static String difference(Object wanted, Object found, String at) {
    if (wanted instanceof Map<?, ?> one
        && found instanceof Map<?, ?> other
        && one.keySet().equals(other.keySet())) {
      return one.keySet().stream()
          .map(key -> difference(one.get(key), other.get(key), at + "/" + key))
          .filter(text -> !text.isEmpty())
          .findFirst()
          .orElse("");
    }
    if (wanted instanceof List<?> one
        && found instanceof List<?> other
        && one.size() == other.size()) {
      return IntStream.range(0, one.size())
          .mapToObj(i -> difference(one.get(i), other.get(i), at + "/" + i))
          .filter(text -> !text.isEmpty())
          .findFirst()
          .orElse("");
    }
    return wanted.equals(found) ? "" : at + ": wanted " + wanted + ", found " + found;
  }

  /** Maps without their order, and text that is none apart from text that looks so. */
  private static Object meaning(Yaml yaml) {
    if (yaml instanceof Yaml.Items items) {
      return items.items().stream().map(RenderTest::meaning).toList();
    }
    if (yaml instanceof Yaml.Keys keys) {
      Map<String, Object> map = new TreeMap<>();
      keys.entries().forEach(entry -> map.put(entry.key(), meaning(entry.value())));
      return map;
    }
    Yaml.Words words = (Yaml.Words) yaml;
    return words.isLiteral() ? "literal " + words.text() : "text " + words.text();
  }
}
