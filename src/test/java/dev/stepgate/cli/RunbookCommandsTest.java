package dev.stepgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class RunbookCommandsTest {
  private static final String ELSEWHERE =
      """
      runbook: hosts
      env: {require: [PORT]}
      inputs:
        NAME: {default: prod}
      hosts:
        prod: {ssh: "deploy@${NAME}.example", port: "${PORT}", identity: keys/id, role: production, cwd: /srv/app}
        app: {docker: web, compose: compose.yml, project: shop, as: www}
        jobs: {kubernetes: app=jobs, namespace: staging, context: test, role: development}
      needs: {run: df, on: prod, as: root}
      steps:
        - id: dump
          on: ${NAME}
          as: root
          cwd: data
          run: ./dump
          check:
            - {file: dump.sql}
            - {file: dump.sql, on: local}
            - {file: dump.sql, as: backup}
        - {id: clean, on: app, cwd: /tmp, check: {file: x}}
        - {id: look, on: app, as: me, check: {file: x}}
        - {id: relative, on: jobs, cwd: data, check: {file: x, on: app}}
        - {id: here, on: local, cwd: data, check: {file: x}}
      """;

  @TempDir Path folder;
  private final Typed typed = new Typed();
  private Path good = Path.of("");
  private Path bad = Path.of("");
  private Path unwise = Path.of("");

  @BeforeEach
  void writeRunbooks() throws IOException {
    good =
        book(
            "good",
            """
            runbook: good
            title: A good one
            lock: ${DB_NAME}
            env: {require: [DB_NAME]}
            secrets:
              TOKEN: {env: TOKEN}
            inputs:
              PLACE: {default: restore}
            steps:
              - id: make
                title: Make a file
                needs:
                  - run: mkdir -p made
                run: |
                  echo hello > made/it
                  sync
                check:
                  - file: made/it
                    contains: [hello]
                    size: 1B..1KB
              - id: look
                manual: Look at it.
                checklist: [It is there, It is good]
                unchecked: nothing to measure
            """);
    bad = book("bad", "runbook: bad\nsteps:\n  - id: make\n    rnu: ls\n");
    unwise =
        book(
            "unwise",
            """
            runbook: unwise
            steps:
              - id: make
                run: ls
                unchecked: it only looks
            """);
  }

  @Test
  void plansWithoutRunningAnything() {
    assertThat(typed.run("plan", good.toString())).isZero();
    String here = Path.of("").toAbsolutePath().toString();
    assertThat(typed.out().replace(here, "FOLDER"))
        .isEqualTo(
            """
            runbook   good  A good one
            target    <DB_NAME>
            folder    FOLDER
            value     PLACE=restore (default)
            steps     2

            1 make  Make a file
              where      local in FOLDER
              need       run mkdir -p made: it works
              run        echo hello > made/it
                         sync
              check      file made/it: contains 'hello'; size 1B..1KB

            2 look
              where      local in FOLDER
              manual     Look at it.
              waits for  a person to confirm it
              waits for  a tick at: It is there
              waits for  a tick at: It is good
              check      none: nothing to measure

            unknown   DB_NAME has no value yet: give it with -e DB_NAME=VALUE
            nothing was run and nothing was checked: this is only the plan
            """);
    assertThat(folder.resolve("made")).doesNotExist();
    assertThat(typed.services()).isZero();
  }

  @Test
  void plansWhatRunsElsewhere() throws IOException {
    Path hosts = book("hosts", ELSEWHERE);

    assertThat(typed.run("plan", hosts.toString())).isZero();
    String here = Path.of("").toAbsolutePath().toString();
    assertThat(typed.out().replace(here, "FOLDER"))
        .isEqualTo(
            """
            runbook   hosts
            target    runbook hosts
            folder    FOLDER
            value     NAME=prod (default)
            host      prod: ssh deploy@prod.example, port <PORT>, identity keys/id (production)
            host      app: docker web, compose compose.yml, project shop, as www
            host      jobs: kubernetes app=jobs, namespace staging, context test (development)
            steps     5
              need       run df: it works, on prod as root

            1 dump
              where      on prod as root in /srv/app/data
              run        ./dump
              check      file dump.sql: it works
              check      file dump.sql: it works, on local
              check      file dump.sql: it works, as backup

            2 clean
              where      on app as www in /tmp
              check      file x: it works

            3 look
              where      on app as me
              check      file x: it works

            4 relative
              where      on jobs in data
              check      file x: it works, on app

            5 here
              where      local in FOLDER/data
              check      file x: it works

            unknown   PORT has no value yet: give it with -e PORT=VALUE
            nothing was run and nothing was checked: this is only the plan
            """);
  }

  @Test
  void plansWhatRunsElsewhereAsJson() throws IOException {
    assertThat(typed.run("plan", "--json", book("hosts", ELSEWHERE).toString())).isZero();
    assertThat(typed.out())
        .contains(
            "\"hosts\":[{\"name\":\"prod\",\"kind\":\"ssh\",\"reached\":"
                + "\"deploy@prod.example, port <PORT>, identity keys/id\",\"role\":\"production\",\"answers\":null,\"problem\":null},")
        .contains(
            "{\"name\":\"app\",\"kind\":\"docker\",\"reached\":"
                + "\"web, compose compose.yml, project shop, as www\",\"role\":null,\"answers\":null,\"problem\":null},")
        .contains("\"on\":\"prod\",\"as\":\"root\",\"where\":\"on prod as root in /srv/app/data\"")
        .contains("\"on\":\"local\",\"as\":null,\"where\":\"local in ");
  }

  @Test
  void plansNothingThatDoesNotLoad() {
    assertThat(typed.run("plan", bad.toString())).isEqualTo(2);
    assertThat(typed.err()).startsWith("error: ").contains(bad + ":4:5").contains("hint: ");
  }

  @Test
  void lintsSeveralFilesAndShowsEveryProblem() {
    assertThat(typed.run("lint", good.toString(), bad.toString())).isEqualTo(2);
    assertThat(typed.out()).contains("error: ").contains("  --> " + bad + ":4:5\n");
    assertThat(typed.services()).isZero();
  }

  @Test
  void takesAdviceForAnErrorOnlyWhenStrict() {
    assertThat(typed.run("lint", unwise.toString())).isZero();
    assertThat(typed.out()).startsWith("advice: ");
    assertThat(typed.run("lint", "--strict", unwise.toString())).isEqualTo(2);
  }

  @Test
  void lintsAsJson() {
    assertThat(typed.run("lint", "--json", bad.toString())).isEqualTo(2);
    assertThat(typed.out().lines().findFirst().orElseThrow())
        .startsWith("{\"file\":\"" + bad + "\",\"severity\":\"error\",\"rule\":")
        .contains("\"line\":3,\"column\":5,\"message\":");
  }

  @Test
  void namesAFileThatIsNotThere() {
    assertThat(typed.run("lint", "nowhere.yaml")).isEqualTo(2);
    assertThat(typed.err())
        .isEqualTo(
            """
            error: cannot read the runbook 'nowhere.yaml': no such file
            hint: Name a YAML file that you may read.
            """);
  }

  @Test
  void printsTheSchema() {
    assertThat(typed.run("schema")).isZero();
    assertThat(new JsonMapper().readTree(typed.out()).path("title").asString())
        .isEqualTo("A Stepgate runbook");
  }

  private Path book(String name, String yaml) throws IOException {
    return Files.writeString(folder.resolve(name + ".yaml"), yaml);
  }
}
