package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.docs.Page;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Everything that docs/data-commands.md says one may type, typed from top to bottom. */
class DataPageIT {
  private static final String RUNBOOK =
      """
      runbook: restore
      secrets: {PASSWORD: {env: PGPASSWORD}}
      inputs: {REGION: {default: south}}
      databases:
        prod: {url: "PROD", user: "USER", password: "${PASSWORD}", role: production}
        dev: {url: "DEV", user: "USER", password: "${PASSWORD}", role: development}
      steps: [{id: look, check: {sql: select 1, in: dev}}]
      """;

  @TempDir Path folder;
  private final Server server = Servers.postgres();
  private final String prod = server.newDatabase();
  private final String dev = server.newDatabase();

  @Test
  void everyCommandOfThePageWorks() {
    String table = "create table client (id bigint primary key, name varchar(60), email text);";
    server.execute(prod, table + "insert into client values (1, 'Anna Berg', 'anna@berg.example')");
    server.execute(dev, table);
    RunbookTester tester =
        RunbookTester.in(folder)
            .env("PGPASSWORD", server.password())
            .env("MASKING_KEY", "a masking key of some length")
            .file("password", server.password() + "\n")
            .file("restore.yaml", here(RUNBOOK));

    Result typed = tester.shell("set -ex\n" + here(blocks("")));
    assertThat(typed.exit()).as(typed.err()).isZero();
    Result atNight = tester.shell("set -e\n" + here(blocks("cron").replaceAll("^[\\d* ]+", "")));
    assertThat(atNight.exit()).as(atNight.err()).isZero();
    Result inAPod = tester.stepgate(arguments(here(blocks("yml"))));
    assertThat(inAPod.exit()).as(inAPod.err()).isZero();
    assertThat(inAPod.out().lines().reduce((first, last) -> last).orElse(""))
        .startsWith("{\"event\":\"exported\"")
        .endsWith("\"masked\":true}");
  }

  private static String blocks(String info) {
    return Page.blocks().stream()
        .filter(block -> block.place().startsWith("docs/data-commands.md:"))
        .filter(block -> block.info().equals(info))
        .map(Page.Block::text)
        .collect(Collectors.joining());
  }

  /** With what there is here in place of what the page makes up. */
  private String here(String text) {
    return text.replace("jdbc:postgresql://prod.example/jobs", server.url(prod))
        .replace("jdbc:postgresql://db/jobs", server.url(prod))
        .replace("PROD", server.url(prod))
        .replace("DEV", server.url(dev))
        .replace("USER", server.user())
        .replace("user backup", "user " + server.user())
        .replace("--user, backup", "--user, " + server.user())
        .replace("jobs_dev", dev)
        .replaceAll("/run/secrets/db|/secrets/db/password", folder + "/password")
        .replaceAll("/srv/stepgate|/config", folder.toString())
        .replace("/backup/", folder + "/rotated/");
  }

  private static String[] arguments(String cronJob) {
    JsonNode container =
        new YAMLMapper()
            .readTree(cronJob)
            .at("/spec/jobTemplate/spec/template/spec/containers/0/args");
    List<String> arguments = container.valueStream().map(JsonNode::asString).toList();
    assertThat(arguments).startsWith("data", "export");
    return arguments.toArray(String[]::new);
  }
}
