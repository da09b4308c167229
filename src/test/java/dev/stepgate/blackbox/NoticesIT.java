package dev.stepgate.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.MailServer;
import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.Receiver;
import dev.stepgate.testkit.Receiver.Post;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import dev.stepgate.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NoticesIT {
  private static final Pattern SIGNED = Pattern.compile("t=(\\d+),v1=([0-9a-f]{64})");
  private static final Pattern TOOK = Pattern.compile("\"kind\":\"end\".*?\"took_ms\":(\\d+)");
  @TempDir Path folder;
  private final Receiver receiver = Receiver.start();

  @AfterEach
  void close() {
    receiver.close();
  }

  private RunbookTester tester(String steps) {
    return RunbookTester.in(folder)
        .env("HOOK_KEY", "only ours")
        .env("TOKEN", "s3cret-word")
        .file(
            "notify.yaml",
            """
            console: https://console.example.org
            channels:
              ops:
                webhook: {url: "%s", secret: {env: HOOK_KEY}, timeout: 3s}
            """
                .formatted(receiver.url()))
        .runbook(
            """
            runbook: told
            title: Restore the jobs
            lock: db1/jobs
            secrets: {TOKEN: {env: TOKEN}}
            notify: {to: ops, on: [waiting, failed, passed, interrupted]}
            steps:
            """
                + steps);
  }

  private static JsonNode json(Post post) {
    return JsonMapper.shared().readTree(post.body());
  }

  private String id() {
    return RunbookTester.in(folder).run().getFileName().toString();
  }

  @Test
  void tellsOfAFailureWithoutSecretsAndSignsIt() throws Exception {
    Result result =
        tester("  - {id: load, run: 'echo \"$TOKEN\"; exit 3', check: {file: x}}\n")
            .stepgate("run", "runbook.yaml");

    assertThat(result.exit()).isEqualTo(1);
    Post post = receiver.await(1).get(0);
    JsonNode told = json(post);
    assertThat(told.propertyNames())
        .containsExactly(
            "id", "run", "runbook", "title", "target", "state", "step", "reason", "hint", "link",
            "time");
    assertThat(told.get("id").asString()).isEqualTo(id() + "/failed/1/ops");
    assertThat(told.get("title").asString()).isEqualTo("Restore the jobs");
    assertThat(told.get("target").asString()).isEqualTo("db1/jobs");
    assertThat(told.get("state").asString()).isEqualTo("failed");
    assertThat(told.get("step").asString()).isEqualTo("load");
    assertThat(told.get("reason").asString()).isEqualTo("the command ended with exit code 3");
    assertThat(told.get("link").asString()).isEqualTo("https://console.example.org/runs/" + id());
    assertThat(post.body()).doesNotContain("s3cret-word");
    assertThat(isSigned(post, "only ours")).isTrue();
    assertThat(isSigned(post, "another key")).isFalse();
    assertThat(tester("").stepgate("show", "last").out()).doesNotContain("note:");
  }

  private static boolean isSigned(Post post, String key) throws Exception {
    Matcher signed = SIGNED.matcher(post.header("X-Stepgate-Signature"));
    assertThat(signed.matches()).isTrue();
    Instant at = Instant.ofEpochSecond(Long.parseLong(signed.group(1)));
    assertThat(Duration.between(at, Instant.now()).abs()).isLessThan(Duration.ofMinutes(5));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
    byte[] digest = mac.doFinal((signed.group(1) + "." + post.body()).getBytes(UTF_8));
    return HexFormat.of().formatHex(digest).equals(signed.group(2));
  }

  @Test
  void tellsThatARunWaitsOnceAndThatItHasPassed() {
    RunbookTester tester =
        tester("  - {id: look, title: Look at it, manual: Look., check: {run: 'true'}}\n");

    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(3);
    assertThat(tester.stepgate("resume", "last").exit()).isEqualTo(3);
    assertThat(tester.stepgate("confirm", "last").exit()).isZero();
    assertThat(tester.stepgate("resume", "last").exit()).isZero();

    List<JsonNode> told = receiver.await(2).stream().map(NoticesIT::json).toList();
    assertThat(told)
        .extracting(one -> one.get("state").asString())
        .containsExactly("waiting", "passed");
    assertThat(told.get(0).get("step").asString()).isEqualTo("look");
    assertThat(told.get(0).get("reason").asString()).isEqualTo("Look at it");
    assertThat(told.get(0).get("hint").asString())
        .isEqualTo(
            "Do the step, then confirm it in the console or type stepgate confirm " + id() + ".");
  }

  @Test
  void anAddressThatNeverAnswersDelaysNoStepAndIsSaidByShow() {
    receiver.silent();
    RunbookTester tester =
        tester(
            """
              - {id: one, manual: Look., check: {run: "true"}}
              - {id: two, run: "true", unchecked: nothing to see}
            """);
    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(3);
    assertThat(tester.stepgate("confirm", "last").exit()).isZero();
    long began = System.nanoTime();
    assertThat(tester.stepgate("resume", "last").exit()).isZero();
    Duration whole = Duration.ofNanos(System.nanoTime() - began);

    List<String> took = TOOK.matcher(tester.log()).results().map(found -> found.group(1)).toList();
    assertThat(took).hasSize(2).allSatisfy(ms -> assertThat(Long.parseLong(ms)).isLessThan(3000));
    assertThat(whole).isLessThan(Duration.ofSeconds(20));
    assertThat(tester.stepgate("show", "last").out())
        .containsPattern(
            "note: ops has not been told yet that the run waits after \\d tr(y|ies):"
                + " 127.0.0.1:\\d+ did not answer in time\n");
  }

  @Test
  void aChannelThatIsMissingIsSaidByShowAndNothingElse() {
    RunbookTester tester = tester("  - {id: a, run: 'true', unchecked: nothing to see}\n");
    tester.file("notify.yaml", "channels: {}\n");

    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isZero();
    assertThat(tester.stepgate("show", "last").out())
        .contains(
            "note: ops could not be told that the run has passed: notify.yaml has no such channel\n");
  }

  @Test
  void settingsThatMakeNoSenseAreRefusedBeforeAnythingRuns() {
    RunbookTester tester = tester("  - {id: a, run: touch done, check: {file: done}}\n");
    tester.file("notify.yaml", "channels: {ops: {webhook: {url: 'http://10.0.0.7/'}}}\n");

    Result result = tester.stepgate("run", "runbook.yaml");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "error: channel ops would send to 10.0.0.7 without TLS; use https or 'plain-http'\n"
                + "hint: Correct it in notify.yaml.\n");
    assertThat(tester.runs()).isEmpty();
  }

  @Test
  void aServerTellsOnceOfARunThatWasKilled() throws Exception {
    RunbookTester tester =
        tester("  - {id: long, run: 'echo $$ > pid; exec sleep 600', check: {file: x}}\n");
    Process run = tester.start("run", "runbook.yaml");
    Patience.until("the step", () -> Files.exists(tester.path("pid")));
    run.destroyForcibly();
    run.waitFor(20, TimeUnit.SECONDS);
    tester.end("pid");
    assertThat(receiver.posts()).isEmpty();

    serve(tester, () -> receiver.await(1));
    serve(tester, () -> Thread.sleep(7000));

    JsonNode told = json(receiver.posts().get(0));
    assertThat(receiver.posts()).hasSize(1);
    assertThat(told.get("state").asString()).isEqualTo("interrupted");
    assertThat(told.get("step").asString()).isEqualTo("long");
    assertThat(told.get("reason").asString())
        .isEqualTo("the process that worked on the run is gone");
  }

  /** What happens while a server runs. */
  private interface Meanwhile {
    void happens() throws Exception;
  }

  private static void serve(RunbookTester tester, Meanwhile meanwhile) throws Exception {
    Process server = tester.start("serve", "--port", "0");
    try {
      meanwhile.happens();
    } finally {
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aServerDeliversWhatACommandHadToLeave() throws Exception {
    RunbookTester tester = tester("  - {id: a, run: 'true', unchecked: nothing to see}\n");
    receiver.answering(503);
    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isZero();
    int before = receiver.posts().size();
    assertThat(before).isPositive();
    receiver.answering(200);

    serve(
        tester,
        () -> {
          receiver.await(before + 1);
          Patience.until(
              "the store",
              () ->
                  Aftermath.in(folder)
                          .store("select id from stepgate_notice where state = 'sent'")
                          .size()
                      == 1);
        });

    assertThat(receiver.posts()).hasSize(before + 1);
  }

  @Test
  void theStoreSaysWhoWasTold() throws IOException {
    tester("  - {id: a, run: 'true', unchecked: nothing to see}\n").stepgate("run", "runbook.yaml");

    assertThat(
            Aftermath.in(folder)
                .store("select channel || ' ' || occasion || ' ' || state from stepgate_notice"))
        .containsExactly("ops passed sent");
  }

  @Test
  void mailGoesOverASecretLineOrNotAtAll() {
    TestCertificate proof = TestCertificate.in(folder);
    try (MailServer mail = MailServer.startSecret("stepgate", "letmein", proof)) {
      RunbookTester tester =
          tester("  - {id: load, run: exit 3, check: {file: x}}\n")
              .env("MAIL_PASSWORD", "letmein")
              .file(
                  "notify.yaml",
                  """
                  channels:
                    ops:
                      mail: {host: 127.0.0.1, port: %d, user: stepgate, password: {env: MAIL_PASSWORD}, from: s@example.org, to: a@example.org}
                  """
                      .formatted(mail.port()));
      assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(1);
      assertThat(tester.stepgate("show", "last").out())
          .contains("127.0.0.1:" + mail.port() + " could not be reached or trusted");
      assertThat(mail.passwords()).isEmpty();
      tester.stepgate("abort", "last", "--reason", "once more");

      tester.env("STEPGATE_JAVA_OPTS", proof.trusting()).stepgate("run", "runbook.yaml");
      assertThat(mail.await(1).get(0).text()).contains("Restore the jobs is failed");
      assertThat(mail.passwords()).hasSizeGreaterThan(0);
    }
  }
}
