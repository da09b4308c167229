package dev.stepgate.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import dev.stepgate.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Fixtures of a real Django application are exported, prepared, loaded and restored. */
class HishamosIT {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "ENCRYPTION_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
          "ADMIN_PASSWORD", "of the admin",
          "ADMIN_USERNAME", "admin",
          "ADMIN_EMAIL", "admin@example.com");
  private static final String OTHER_KEY = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";
  private static Application empty;
  private static Application source;
  @TempDir static Path shared;
  @TempDir Path folder;
  private RunbookTester tester;

  @BeforeAll
  static void fill() throws IOException {
    empty = Application.named("hishamos", Servers.postgres15(), ENVIRONMENT);
    empty.python("manage.py", "migrate", "-v0");
    source = empty.copy();
    source.python("scripts/fill.py");
    exportAllThoughEachStepFailsOnce();
  }

  private static void exportAllThoughEachStepFailsOnce() throws IOException {
    copyTheRunbooks(shared);
    new EveryStepFails(source.tester(shared), runbook(shared, "export"), step -> {})
        .run(arguments(source, "OUTPUT=" + all(), "HISTORIES=yes", "AUDIT=yes"));
  }

  @BeforeEach
  void copyTheRunbooks() throws IOException {
    copyTheRunbooks(folder);
    tester = source.tester(folder);
  }

  private static void copyTheRunbooks(Path folder) throws IOException {
    FileSystemUtils.copyRecursively(Path.of("runbooks", "hishamos"), folder.resolve("hishamos"));
  }

  private static Path all() {
    return shared.resolve("all");
  }

  @Test
  void allIsRestoredThoughEachStepFailsOnce() {
    Application target = empty.copy();
    target.python("manage.py", "setup_admin_user");
    new EveryStepFails(tester, runbook("restore"), this::agreeToTheDeletion)
        .run(arguments(target, "FIXTURES=" + all()));

    for (String table :
        List.of(
            "projects",
            "user_stories",
            "tasks",
            "ai_platforms",
            "authentication_apikey",
            "agents_agentexecution",
            "monitoring_auditlog",
            "core_systemsettings",
            "commands_commandtemplate_recommended_agents",
            "projects_members",
            "results_result")) {
      assertThat(rows(target, table)).as(table).isEqualTo(rows(source, table)).isNotEmpty();
    }
    assertThat(
            target.query(
                "select string_agg(username, ' ' order by username) from authentication_user"))
        .isEqualTo("admin ann bob");
    assertThat(target.query("select string_agg(agent_id, ' ' order by agent_id) from agents_agent"))
        .isEqualTo("coding review testing");
  }

  @Test
  void whatIsThereStaysAndIsReferredToThoughEachStepFailsOnce() {
    Application target = empty.copy();
    target.python("manage.py", "setup_admin_user");
    target.server().execute(target.database(), PRESENT);
    new EveryStepFails(tester, runbook("load"), step -> {})
        .run(arguments(target, "FIXTURES=" + all()));

    assertThat(
            target.query(
                "select string_agg(id || ' ' || username || ' ' || password, ', ' order by id)"
                    + " from authentication_user where username <> 'admin'"))
        .isEqualTo("70 robert its own");
    assertThat(target.query("select assigned_to_id from user_stories")).isEqualTo("70");
    assertThat(target.query("select string_agg(user_id::text, ' ') from projects_members"))
        .isEqualTo("70");
    assertThat(
            target.query(
                "select username from chat_conversation c join authentication_user u on u.id = c.user_id"))
        .isEqualTo("robert");
    assertThat(target.query("select name from agents_agent where agent_id = 'coding'"))
        .isEqualTo("Mine");
    assertThat(
            target.query(
                "select string_agg(agent_id || ' ' || templates, ', ' order by agent_id) from"
                    + " (select a.agent_id, count(r.id) templates from agents_agent a left join"
                    + " commands_commandtemplate_recommended_agents r on r.agent_id = a.id group by a.agent_id) counted"))
        .isEqualTo("coding 20, review 0, testing 20");
    assertThat(
            target.query(
                "select string_agg(id || ' ' || sprint_number, ', ' order by id) from sprints"))
        .isEqualTo("1 9, 2 1");
    assertThat(target.query("select sprint_id from user_stories")).isEqualTo("2");

    Result again = run("load", target, "FIXTURES=" + all());
    assertThat(again.exit()).as(again.shown()).isZero();
    assertThat(again.out()).contains("settle | rows: 0");
    assertThat(target.query("select count(*) from tasks")).isEqualTo("2");
  }

  /** A user with another name but the same address, an agent and a sprint. */
  private static final String PRESENT =
      """
      insert into authentication_user (id, username, email, password, role, is_superuser, is_staff,
        is_active, first_name, last_name, date_joined)
      values (70, 'robert', 'bob@workshop.test', 'its own', 'viewer', false, false, true, '', '', now());
      insert into agents_agent (id, agent_id, name, capabilities, temperature, created_at)
      values (gen_random_uuid(), 'coding', 'Mine', '[]', 0, now());
      insert into projects (id, name, slug, created_at) values (gen_random_uuid(), 'P', 'p', now());
      insert into sprints (project_id, sprint_number, start_date) select id, 9, now() from projects
      """;

  @Test
  void aDeploymentHasNoUsersAndDjangoLoadsItItself() throws IOException {
    export("deployment", "DEPLOYMENT=yes", "OWNER=admin", "KEYS=no", "HISTORIES=yes", "AUDIT=yes");
    new EveryStepFails(tester, runbook("prepare"), step -> {})
        .run(
            arguments(
                source,
                "FIXTURES=" + all(),
                "OUTPUT=" + folder.resolve("prepared"),
                "OWNER=admin",
                "KEYS=no"));

    for (String file : names("deployment")) {
      if (!file.equals("RUN")) {
        assertThat(tester.text("prepared/" + file)).isEqualTo(tester.text("deployment/" + file));
      }
    }
    assertThat(names("prepared"))
        .isEqualTo(names("deployment"))
        .doesNotContain("authentication.json");
    assertThat(tester.text("deployment/COUNTS"))
        .contains("chat.conversation 1\n", "projects.project 1\n");
    assertThat(tester.text("deployment/chat.json"))
        .contains("\"user\": [\n        \"admin\"\n      ]");
    assertThat(tester.text("deployment/integrations.json")).doesNotContain("gAAAAA");

    Application target = empty.copy();
    target.python("manage.py", "setup_admin_user");
    List<String> load = new ArrayList<>(List.of("manage.py", "loaddata"));
    names("deployment").stream()
        .filter(name -> name.endsWith(".json"))
        .forEach(name -> load.add(folder.resolve("deployment/" + name).toString()));
    assertThat(target.python(load.toArray(String[]::new))).startsWith("Installed ");
    assertThat(
            target.query(
                "select username from chat_conversation c join authentication_user u on u.id = c.user_id"))
        .isEqualTo("admin");
  }

  @Test
  void someAppsTravelAsXmlAndMeetTheirDatabaseAgain() throws IOException {
    export("xml", "APPS=agents commands workflows", "FORMAT=xml", "HISTORIES=yes", "INDENT=0");
    assertThat(names("xml"))
        .containsExactly("COUNTS", "RUN", "agents.xml", "commands.xml", "workflows.xml");
    tester.shell("git init -q some-repository");
    Path some = folder.resolve("some-repository/some");
    Result seen =
        run(
            "export",
            source,
            "APPS=monitoring results authentication chat",
            "METRICS=yes",
            "USERS=no",
            "EMPTY=yes",
            "INDENT=0",
            "OUTPUT=" + some);
    assertThat(seen.err()).contains("error: step private failed", "git would take " + some);
    tester.file("some-repository/.gitignore", "some/\n");
    assertThat(tester.stepgate("resume", "last").exit()).isZero();
    assertThat(names("some-repository/some"))
        .containsExactly(
            "COUNTS", "RUN", "authentication.json", "chat.json", "monitoring.json", "results.json");
    assertThat(tester.text("some-repository/some/authentication.json")).isEqualTo("[]\n");
    assertThat(seen.out())
        .contains(
            "chat.Conversation left out, as it needs what stays behind: 1",
            "chat.Message left out, as it needs what stays behind: 1");
    assertThat(tester.text("some-repository/some/results.json"))
        .contains("\"execution\": null", "\"user\": null")
        .hasLineCount(1);
    assertThat(tester.text("some-repository/some/COUNTS"))
        .isEqualTo(
            """
            monitoring.healthcheck 1
            monitoring.systemmetric 1
            results.result 1
            results.resultfeedback 1
            """);

    Path prepared = folder.resolve("prepared");
    String xml = "FIXTURES=" + folder.resolve("xml");
    assertThat(run("prepare", source, xml, "OUTPUT=" + prepared).exit()).isZero();
    assertThat(names("prepared"))
        .containsExactly("COUNTS", "RUN", "agents.json", "commands.json", "workflows.json");

    Application target = empty.copy();
    Result result = run("load", target, xml);
    assertThat(result.exit()).as(result.shown()).isZero();
    for (String table :
        List.of(
            "agents_agentexecution",
            "workflows_workflowstep",
            "commands_commandcategory",
            "commands_commandtemplate_recommended_agents")) {
      assertThat(rows(target, table).replaceAll(",\\d*\\)", ")"))
          .as(table)
          .isEqualTo(rows(source, table).replaceAll(",\\d*\\)", ")"));
    }
    assertThat(target.query("select definition from workflows_workflow"))
        .isEqualTo("{\"steps\": [1, 2.5, null]}");
  }

  @Test
  void chosenFilesAreLoadedAndWhatIsUniqueTogetherIsNamed() {
    Application target = empty.copy();
    Result one = run("load", target, "FIXTURES=" + all().resolve("agents.json"));
    assertThat(one.exit()).as(one.shown()).isZero();
    Result two =
        run(
            "load",
            target,
            "FIXTURES="
                + all().resolve("integrations.json")
                + " "
                + all().resolve("commands.json"));
    assertThat(two.exit()).as(two.shown()).isZero();
    assertThat(target.query("select count(*) from commands_commandtemplate_recommended_agents"))
        .isEqualTo("40");
    assertThat(target.query("select count(*) from ai_platforms")).isEqualTo("2");
    assertThat(target.query("select count(*) from projects")).isEqualTo("0");

    target
        .server()
        .execute(
            target.database(),
            """
            insert into projects (id, name, slug, created_at) values (gen_random_uuid(), 'S', 'site', now());
            insert into sprints (project_id, sprint_number, start_date) select id, 1, now() from projects
            """);
    Result twice = run("load", target, "FIXTURES=" + all().resolve("projects.json"));
    assertThat(twice.exit()).isEqualTo(1);
    assertThat(twice.err()).contains("error: step load failed", "sprints");
    assertThat(target.query("select count(*) from sprints")).isEqualTo("1");
  }

  @Test
  void keysOfAnotherApplicationAreNoticedAndEnteredAgain() {
    Application target =
        new Application(
            empty.folder(),
            empty.server(),
            empty.copy().database(),
            Map.of("ENCRYPTION_KEY", OTHER_KEY));
    tester.env("ENCRYPTION_KEY", OTHER_KEY);

    Result refused = run("load", target, "FIXTURES=" + all());
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.out())
        .contains("keys | integrations.aiplatform.api_key: 2 encrypted, 2 of them unreadable here");
    assertThat(refused.err())
        .contains("error: step keys failed", "hint: Set ENCRYPTION_KEY as it was where");
    assertThat(target.query("select count(*) from agents_agent")).isEqualTo("0");
    tester.stepgate("abort", "last", "--reason", "they are entered again");

    Result waiting = run("load", target, "FIXTURES=" + all(), "UNREADABLE_KEYS=later");
    assertThat(waiting.exit()).isEqualTo(1);
    assertThat(waiting.err()).contains("error: step readable failed", "unreadable: 2");
    assertThat(target.post("/integrations/openai/key/", "key=sk-new")).isEqualTo("200 entered");
    assertThat(target.post("/integrations/anthropic/key/", "key=sk-new")).isEqualTo("200 entered");
    assertThat(tester.stepgate("resume", "last").exit()).isZero();
    assertThat(tester.stepgate("audit", "verify", "last").out()).contains("intact");
  }

  @Test
  void realFaultsAreNamedAndMended() throws IOException {
    Path fixtures = folder.resolve("broken");
    Application target = empty.copy();
    tester.env("DB_PASSWORD", "not the password");
    Result denied = run("load", target, "FIXTURES=" + fixtures);
    assertThat(denied.err())
        .contains("error: step same-database failed", "password authentication failed");
    tester.env("DB_PASSWORD", target.server().password()).env("OTHER_NAME", source.database());
    assertThat(tester.stepgate("resume", "last").err())
        .contains("error: step same-database failed", "hint: The settings of the application name");
    tester.without("OTHER_NAME");

    assertThat(tester.stepgate("resume", "last").err())
        .contains("error: step keys failed", "there is no " + fixtures);
    tester.file("broken/agents.json", "[{\"model\": \"agents.agent\", ");
    assertThat(tester.stepgate("resume", "last").err())
        .contains("agents.json is no whole fixture file");
    tester.file(
        "broken/agents.json",
        "[{\"model\": \"agents.agent\", \"pk\": 1, \"fields\": {\"mood\": 1}}]");
    assertThat(tester.stepgate("resume", "last").err())
        .contains("the application does not have it: Agent has no field named 'mood'");
    tester.file("broken/agents.json", "[]");
    Result result = tester.stepgate("resume", "last");
    assertThat(result.exit()).as(result.shown()).isZero();
    assertThat(run("export", source, "OUTPUT=" + fixtures).err())
        .contains("broken is there already");
  }

  private void agreeToTheDeletion(String step) {
    assertThat(tester.stepgate("confirm", "last", "--phrase", "DELETE ALL DATA").exit()).isZero();
  }

  private void export(String name, String... more) {
    List<String> settings = new ArrayList<>(List.of(more));
    settings.add("OUTPUT=" + folder.resolve(name));
    Result result = run("export", source, settings.toArray(String[]::new));
    assertThat(result.exit()).as(result.shown()).isZero();
  }

  private Result run(String runbook, Application application, String... settings) {
    List<String> command = new ArrayList<>(List.of("run", runbook(runbook).toString()));
    command.addAll(List.of(arguments(application, settings)));
    return tester.stepgate(command.toArray(String[]::new));
  }

  private static String[] arguments(Application application, String... settings) {
    List<String> all = new ArrayList<>(application.inputs());
    Stream.of(settings).forEach(setting -> all.addAll(List.of("-e", setting)));
    return all.toArray(String[]::new);
  }

  private Path runbook(String name) {
    return runbook(folder, name);
  }

  private static Path runbook(Path folder, String name) {
    return folder.resolve("hishamos").resolve(name + ".yaml");
  }

  private List<String> names(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String rows(Application application, String table) {
    return application.query(
        "select string_agg(t::text, ' ' order by t::text) from " + table + " t");
  }
}
