package dev.stepgate.runbook.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.Place;
import dev.stepgate.runbook.Problem;
import dev.stepgate.runbook.RunbookLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {
  private static final String TOP = "runbook: r\nlock: x\nsteps:\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '%',
      value = {
        "password-on-command-line ~ mysql -u root -pgeheim jobs -e 'select 1'",
        "password-on-command-line ~ mysqldump -p\"$DB_PASSWORD\" jobs > x",
        "password-on-command-line ~ mysqladmin --user=root --password=geheim ping",
        "password-on-command-line ~ PGPASSWORD=geheim psql -c 'select 1'",
        "password-on-command-line ~ MYSQL_PWD='geheim' mysql jobs",
        "password-on-command-line ~ psql postgres://jobs:geheim@db.example/jobs",
        "password-on-command-line ~ curl -u admin:geheim https://example.org/",
        "password-on-command-line ~ sshpass -p geheim ssh db true",
        "script-by-redirect ~ mysql jobs < dump.sql",
        "script-by-redirect ~ psql -d jobs < \"$BACKUP_DIR/dump.sql\"",
        "masked-failure ~ rm -f x || true",
        "masked-failure ~ stop_all || : ",
        "masked-failure ~ set +e",
        "masked-failure ~ set +o pipefail",
        "masked-failure ~ stop_all; true",
        "masking-pipe ~ systemctl status jobs | grep -q running",
        "masking-pipe ~ zcat dump.gz | head -n 5",
        "masking-pipe ~ cat x | grep -iq running",
        "fake-migration ~ python manage.py migrate workflow 0042 --fake",
        "fake-migration ~ ./manage.py migrate --fake-initial",
        "undeclared-destruction ~ mysql -e 'DROP DATABASE jobs'",
        "undeclared-destruction ~ psql -c 'drop schema public cascade'",
        "undeclared-destruction ~ psql -c 'TRUNCATE workflow_job'",
        "undeclared-destruction ~ rm -rf media",
        "undeclared-destruction ~ rm -f -r media",
        "undeclared-destruction ~ pg_restore --clean -d jobs dump",
        "undeclared-destruction ~ dropdb jobs",
        "undeclared-destruction ~ sudo mkfs.ext4 /dev/sdb1",
        "long-running-command ~ python manage.py runserver 0.0.0.0:8000",
        "long-running-command ~ cd web && npm start",
        "long-running-command ~ npm run dev",
        "long-running-command ~ tail -n 5 -f log",
        "long-running-command ~ FLASK_APP=x flask run",
        "long-running-command ~ exec gunicorn app:app",
        "long-running-command ~ python3 -m http.server 8000",
        "long-running-command ~ php -S localhost:8000",
        "long-running-command ~ bin/rails server",
        "background-process ~ ./worker.sh &",
        "background-process ~ nohup ./worker.sh > log",
        "date-placeholder ~ mysqldump jobs > schema_YYYYMMDD_HHMMSS.sql",
        "date-placeholder ~ cp dump backup-YYYY-MM-DD.sql",
      })
  void advisesAgainst(String rule, String command) {
    assertThat(rules(action(command))).as(command).containsExactly(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '%',
      value = {
        "mysql -u root -p jobs -e 'select 1'",
        "mysql -h db -P3306 --port=3306 jobs -e 'select 1'",
        "mysqldump --defaults-extra-file=my.cnf jobs > x",
        "PGPASSWORD=\"$DB_PASSWORD\" psql -c 'select 1'",
        "mkdir -p backup/mysql -p",
        "ssh -p 2222 db uptime",
        "curl http://localhost:8000/a@b",
        "curl -u \"$LOGIN\" https://example.org/",
        "psql -v ON_ERROR_STOP=1 -f dump.sql",
        "mysql jobs <<< 'select 1'",
        "psql jobs < <(zcat dump.gz)",
        "diff <(psql -c 'select 1') expected",
        "cleanup || { echo failed; exit 1; }",
        "count=$(grep -c ERROR log || true)",
        "test true",
        "set -e",
        "grep -q running status.txt",
        "a || head -n 1 file",
        "cat x | grep running",
        "./manage.py migrate --noinput",
        "rm -f old.sql",
        "rmdir empty",
        "truncate -s 0 log",
        "dropdb --version",
        "git clone https://example.org/x.git",
        "pip install gunicorn uvicorn",
        "systemctl restart gunicorn",
        "gunicorn --version",
        "npm run start:check",
        "tail -n 5 log",
        "timeout 5 tail -f log",
        "a && b",
        "make 2>&1",
        "%# rm -rf / || true%",
        "date +%%Y%%m%%d",
        "psql -c \"select to_char(now(), 'YYYY-MM-DD')\"",
      })
  void staysSilentAbout(String command) {
    assertThat(rules(action(command))).as(command).isEmpty();
  }

  @Test
  void acceptsWhatIsDeclaredDestructive() {
    assertThat(rules(TOP + step("a", "run: dropdb jobs\n    destructive: true", "{file: x}")))
        .isEmpty();
  }

  @Test
  void wantsALockWhereSomethingIsDestroyed() {
    String step = step("a", "run: dropdb jobs\n    destructive: true", "{file: x}");

    assertThat(rules("runbook: r\nsteps:\n" + step)).containsExactly("no-lock");
    assertThat(rules("runbook: r\nsteps:\n" + step("a", "run: createdb jobs", "{file: x}")))
        .isEmpty();
  }

  @Test
  void mentionsStepsWithoutACheck() {
    assertThat(rules(TOP + "  - {id: a, run: createdb jobs, unchecked: later}\n"))
        .containsExactly("unchecked-step");
  }

  @Test
  void seesACheckThatRepeatsTheAction() {
    assertThat(rules(TOP + step("a", "run: ./load.sh  jobs", "{run: ./load.sh jobs}")))
        .containsExactly("check-repeats-action");
    assertThat(rules(TOP + step("a", "run: ./load.sh jobs", "{run: ./count.sh jobs}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "run: 'true'",
        "run: ':'",
        "run: exit 0",
        "run: echo done",
        "run: ls",
        "run: ls -la /tmp",
        "run: test -e /",
        "run: '[ -d . ]'",
        "file: /",
        "file: .",
        "file: /tmp/",
        "{run: echo ok, contains: ok}",
      })
  void seesAChecksThatCannotFail(String check) {
    assertThat(rules(TOP + step("a", "run: ./load.sh", inFlow(check))))
        .containsExactly("check-cannot-fail");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "run: test -e dump.sql",
        "run: ls dump.sql",
        "file: /tmp/dump.sql",
        "{file: /tmp, lines: 3}",
        "{run: ls, contains: dump.sql}",
        "{run: echo $COUNT, number: 3}",
        "run: echo x | grep x",
      })
  void acceptsChecksThatCanFail(String check) {
    assertThat(rules(TOP + step("a", "run: ./load.sh", inFlow(check)))).isEmpty();
  }

  @Test
  void seesCountsThatContradictEachOther() {
    String first =
        step(
            "export",
            "run: ./export.sh",
            "{run: mysql -e 'SELECT COUNT(*) FROM `workflow_job`', number: 620}");
    String second =
        step(
            "load",
            "run: ./load.sh",
            "{run: mysql -e 'select count(*)  from workflow_job', number: 1054}");

    assertThat(Lint.advise(loaded(TOP + first + second)))
        .extracting(Problem::message)
        .containsExactly("'workflow_job' is 1054 here and 620 in step 'export'");
    assertThat(rules(TOP + first + first.replace("export", "again"))).isEmpty();
    assertThat(rules(TOP + first + second.replace("1054", "0"))).isEmpty();
    assertThat(rules(TOP + first + second.replace("1054", "'>= 1054'"))).isEmpty();
    assertThat(rules(TOP + first + second.replace("from workflow_job", "from workflow_user")))
        .isEmpty();
    assertThat(
            rules(
                TOP
                    + first
                    + second.replace("from workflow_job", "from workflow_job where id > 3")))
        .isEmpty();
  }

  @Test
  void seesLabelsThatContradictEachOther() {
    String first = step("export", "run: ./export.sh", "{file: log, contains: 'Jobs: 620'}");
    String second = step("load", "manual: 'Look for Jobs: 1054 on the page.'", "{file: log}");

    assertThat(rules(TOP + first + second)).containsExactly("contradicting-counts");
    assertThat(rules(TOP + first + second.replace("1054", "620"))).isEmpty();
    assertThat(rules(TOP + first.replace("Jobs", "Status") + second.replace("Jobs", "Status")))
        .isEmpty();
  }

  @Test
  void seesPasswordsInTheFile() {
    assertThat(
            rules(
                TOP
                    + step(
                        "a",
                        "run: ./x.sh\n    env: {PGPASSWORD: geheim, API_KEY: abc}",
                        "{file: x}")))
        .containsExactly("literal-secret", "literal-secret");
    assertThat(
            rules(
                "hosts: {h: {docker: h, env: {PGPASSWORD: geheim}}}\n"
                    + TOP
                    + step("a", "run: ./x.sh\n    on: h", "{file: x}")))
        .containsExactly("literal-secret");
    assertThat(rules("inputs: {DB_PASSWORD: {default: geheim}}\n" + action("./x.sh")))
        .containsExactly("literal-secret");
    assertThat(
            rules(
                "secrets: {S: {prompt: x}}\n"
                    + TOP
                    + step(
                        "a",
                        "run: ./x.sh\n    env: {PGPASSWORD: \"${S}\", TOKEN_FILE: /run/t, KEYBOARD: de, PASSWORD: ''}",
                        "{file: x}")))
        .isEmpty();
  }

  @Test
  void seesWhatWillBeRefusedInProduction() {
    String hosts =
        """
        hosts:
          prod: {ssh: prod.example, role: production}
          dev: {ssh: dev.example, role: development}
        """;
    String used = "needs: [{run: df, on: prod}, {run: df, on: dev}]\n";
    String destroys = step("a", "run: ./drop.sh\n    on: prod\n    destructive: true", "{file: x}");

    assertThat(Lint.advise(loaded(hosts + used + TOP + destroys)))
        .containsExactly(
            new Problem(
                "destruction-in-production",
                new Place(10, 9),
                "step 'a' will be refused: it destroys something on a host in production",
                "Let it run on a host in development."));
    assertThat(rules(hosts + used + TOP + destroys.replace("on: prod", "on: dev"))).isEmpty();
    assertThat(rules(hosts + used + TOP + destroys.replace("on: prod", "on: local"))).isEmpty();
    assertThat(rules(hosts + used + TOP + destroys.replace("    on: prod\n", ""))).isEmpty();
    assertThat(rules(hosts + used + TOP + destroys.replace("true", "false"))).isEmpty();
    assertThat(rules(hosts.replace(", role: production", "") + used + TOP + destroys)).isEmpty();
  }

  @Test
  void seesTransfersThatWillBeRefusedInProduction() {
    String hosts = "hosts: {prod: {ssh: prod.example, role: production}}\n";
    String transfer = "transfer: x\n    to: y\n    into: prod\n    ";

    assertThat(
            Lint.advise(loaded(hosts + TOP + step("a", transfer + "overwrite: true", "{file: x}"))))
        .extracting(Problem::message)
        .containsExactly(
            "step 'a' will be refused: it may overwrite something on a host in production");
    assertThat(rules(hosts + TOP + step("a", transfer + "overwrite: false", "{file: x}")))
        .isEmpty();
  }

  @Test
  void seesHostsThatNothingNames() {
    String hosts = "hosts: {one: {docker: a}, two: {docker: b}, three: {docker: c}}\n";
    String named =
        TOP
            + step("a", "run: ./a.sh\n    on: one", "{file: x}")
            + step("b", "run: ./b.sh", "{file: x, on: two}");

    assertThat(Lint.advise(loaded(hosts + named)))
        .containsExactly(
            new Problem(
                "unused-host",
                new Place(1, 45),
                "no step and no check runs on the host 'three'",
                "Remove it, or name it with 'on'."));
    assertThat(rules(hosts + "needs: {run: df, on: three}\n" + named)).isEmpty();
    assertThat(rules(hosts + named + "    needs: {run: df, on: three}\n")).isEmpty();
    assertThat(
            rules(
                "inputs: {HOST: {default: one}}\n"
                    + hosts
                    + named.replace("on: two", "on: '${HOST}'")))
        .isEmpty();
  }

  @Test
  void seesExportsOfProductionAsItIs() {
    String databases =
        """
        databases:
          prod: {url: "jdbc:mysql://127.0.0.1/x", role: production}
          dev: {url: "jdbc:mysql://127.0.0.1/y", role: development}
        """;
    String export = step("a", "export: prod\n    to: out", "{file: out}");

    assertThat(Lint.advise(loaded(databases + TOP + export)))
        .containsExactly(
            new Problem(
                "unmasked-export",
                new Place(8, 5),
                "step 'a' takes the data of production out as they are",
                "Add 'mask:' with a masking ledger."));
    assertThat(rules(databases + TOP + export.replace("to: out", "to: out\n    mask: m.yaml")))
        .isEmpty();
    assertThat(rules(databases + TOP + export.replace("prod", "dev"))).isEmpty();
    assertThat(
            rules(
                databases + TOP + step("a", "sql: select 1\n    in: prod", "{run: test -e \"x\"}")))
        .isEmpty();
  }

  @Test
  void leavesProcessesAloneThatAreWaitedFor() {
    assertThat(
            rules(
                TOP
                    + step(
                        "a",
                        "run: |\n      ./one.sh &\n      ./two.sh &\n      wait\n",
                        "{file: x}")))
        .isEmpty();
    assertThat(rules(TOP + step("a", "service: npm start", "{file: x}"))).isEmpty();
  }

  @Test
  void pointsAtTheLineInsideTheCommand() {
    String yaml =
        TOP
            + step(
                "a",
                "run: |\n      # first || true\n      mysqldump \\\n        -pgeheim jobs > x\n\n      rm x || true",
                "{file: x}");
    Loaded loaded = loaded(yaml);

    assertThat(loaded.render("advice", Lint.advise(loaded)))
        .isEqualTo(
            """
            advice: a password on the command line, where every user of the machine can read it
              --> r.yaml:7:7
              |
            7 |       mysqldump \\
              |       ^
            hint: Declare it under secrets, and let the tool take it from its environment.

            advice: a failure is hidden here
              --> r.yaml:10:7
               |
            10 |       rm x || true
               |       ^
            hint: Let the command fail, or test for the case that you expect.

            2 problems in r.yaml""");
  }

  @Test
  void saysNothingAboutWhatDoesNotLoad() {
    assertThat(Lint.advise(new RunbookLoader().load(Path.of("r.yaml"), new byte[0]))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tail a ",
        "ls -a ",
        "A=b ",
        "rm -a ",
        "count( ",
        "Jobs: 7 ",
        "x | ",
        "( ",
        "mysql < ",
        "\n\n      ",
        "a://b:",
        "echo ${x"
      })
  void readsEndlessCommandsInTime(String part) {
    String command = part.repeat(300_000 / part.length());
    String yaml = TOP + step("a", "run: |\n      x " + command.stripTrailing(), "{file: x}");
    String check =
        TOP
            + step(
                "a",
                "run: x",
                "\n      run: |\n        " + ("x " + command).replace("\n", "\n  ").strip() + "\n");

    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> rules(yaml));
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> rules(check));
  }

  @Test
  void seesEmptinessThatTheNextStepEnds() {
    String count = "mysql -N -e 'select count(*) from job'";
    String reset = step("reset", "run: ./reset.sh", "{run: \"" + count + "\", number: 0}");
    String load = step("load", "run: ./load.sh", "{file: x}");

    assertThat(Lint.advise(loaded(TOP + reset + load)))
        .containsExactly(
            new Problem(
                "filled-later",
                new Place(6, 12),
                "the next step may fill this, and when it fails a resume looks here again and is refused",
                "Add 'reverify: never' to step 'reset' if what it has emptied is filled later."));
    assertThat(rules(TOP + reset.replace("number: 0", "empty: true") + load))
        .containsExactly("filled-later");
    assertThat(rules(TOP + reset)).isEmpty();
    assertThat(rules(TOP + reset + "  - {id: look, check: {file: x}}\n" + load)).isEmpty();
    assertThat(rules(TOP + reset.replace("check:", "reverify: never\n    check:") + load))
        .isEmpty();
    assertThat(rules(TOP + reset.replace("number: 0", "number: 7") + load)).isEmpty();
    assertThat(rules(TOP + reset.replace("from job", "from job where name is null") + load))
        .isEmpty();
    assertThat(rules(TOP + reset.replace(count, "diff -r a b | wc -l") + load)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "cp \"dump_$RUN_STAMP_schema.sql\" x ~ $RUN_STAMP_schema ~ ${RUN_STAMP}_schema",
        "cp $FOLDER_old x ~ $FOLDER_old ~ ${FOLDER}_old",
        "cp $FOLDER_NEW_old x ~ $FOLDER_NEW_old ~ ${FOLDER_NEW}_old",
      })
  void seesNamesThatSwallowWhatFollows(String command, String used, String meant) {
    String inputs = "inputs: {FOLDER: {default: a}, FOLDER_NEW: {default: b}}\n";

    assertThat(Lint.advise(loaded(inputs + action(command))))
        .extracting(Problem::rule, Problem::message, Problem::hint)
        .containsExactly(
            tuple(
                "swallowed-name",
                used + " is one name for the shell, and nothing gives it a value",
                "Write " + meant + "."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cp ${RUN_STAMP}_schema x",
        "cp $RUN_STAMP.sql x",
        "cp $FOLDER_NEW x",
        "FOLDER_OLD=a; cp $FOLDER_OLD x",
        "for FOLDER_one in a b; do cp $FOLDER_one x; done",
        "cp $FOLDERS x",
        "cp \\$FOLDER_x x",
      })
  void acceptsNamesThatAreMeant(String command) {
    String inputs = "inputs: {FOLDER: {default: a}, FOLDER_NEW: {default: b}}\n";

    assertThat(rules(inputs + action(command))).isEmpty();
  }

  @Test
  void explainsEveryRule() throws IOException {
    List<String> explained =
        Files.readAllLines(Path.of("docs/lint.md")).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .toList();

    assertThat(explained)
        .containsExactlyInAnyOrderElementsOf(Lint.RULES.stream().map(LintRule::name).toList());
  }

  private static String action(String command) {
    return TOP + step("a", "run: |\n      " + command, "{file: x}");
  }

  private static String step(String id, String action, String check) {
    return "  - id: " + id + "\n    " + action + "\n    check: " + check + "\n";
  }

  private static String inFlow(String check) {
    return check.startsWith("{") ? check : "{" + check + "}";
  }

  private static List<String> rules(String yaml) {
    return Lint.advise(loaded(yaml)).stream().map(Problem::rule).toList();
  }

  private static Loaded loaded(String yaml) {
    Loaded loaded = new RunbookLoader().load(Path.of("r.yaml"), yaml.getBytes(UTF_8));
    loaded.orThrow();
    return loaded;
  }
}
