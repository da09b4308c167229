package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.ArgumentWatch;
import dev.stepgate.testkit.Container;
import dev.stepgate.testkit.FarUser;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.SshServer;
import dev.stepgate.testkit.StandIns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What anybody on either machine can see while a run uses a secret there.
 *
 * <p>All processes of the far machines are processes of this one as well. No engine and no cluster
 * run here: programs stand in for docker and kubectl.
 */
class SecretsOnHostsIT {
  private static final String SECRET = "k7'Q$(id) \"wö/+?Zx9";
  private static final String NAME = "quiet.heron.4711";
  private static final String HOSTS =
      """
      runbook: secrets-on-hosts
      secrets: {TOKEN: {file: secret}, NAME: {file: name}}
      hosts:
        prod: {ssh: prod, config: %s}
        box: {docker: shop, cwd: /srv, env: {ALSO: "${TOKEN}"}}
        pod: {kubernetes: app=shop}
      steps:
      """;
  private static final String STEPS =
      """
        - id: tell-HOST
          on: HOST
          cwd: /srv
          env: {COPY: "x${TOKEN}x"}
          needs: [{run: 'test -n "$TOKEN"; sleep 0.2'}]
          run: |
            : seen-on-HOST
            echo "length ${#TOKEN} $TOKEN $COPY"
            printf %s "$TOKEN" | base64 >&2
            echo made >marker
            head -c 20000000 /dev/urandom >"/srv/named-$NAME"
            for i in {1..300}; do [ ! -e seen ] || break; sleep 0.1; done
          capture: {LENGTH_HOST: 'length (\\d+)'}
          check:
            - {run: 'echo "$TOKEN"; sleep 0.2'}
            - {file: /srv/marker, contains: made}
        - {id: fetch-HOST, transfer: "/srv/named-${NAME}", from: HOST, to: "HOST-${NAME}", check: {run: 'test -s "HOST-$NAME"'}}
        - {id: bring-HOST, transfer: "HOST-${NAME}", to: "/srv/back-${NAME}", into: HOST, on: HOST, check: {file: "/srv/back-${NAME}"}}
        - {id: other-HOST, on: HOST, as: stepgate-dev, run: 'echo "$TOKEN" >&2; sleep 0.3', check: {run: 'test -n "$TOKEN"'}}
        - {id: serve-HOST, on: HOST, service: 'echo "$TOKEN"; exec sleep 64', check: {run: sleep 0.2}}
      """;

  @TempDir Path folder;

  @Test
  void nobodySeesASecretOnEitherSide() {
    SshServer prod = SshServer.prod();
    RunbookTester tester = RunbookTester.in(folder);
    try (StandIns standIns = StandIns.in(folder.resolve("standins"))) {
      Container shop = standIns.container("shop");
      Container pod = standIns.pod("default", "shop-0", Map.of("app", "shop"), FarUser.PROD);
      tester.file("secret", SECRET).file("name", NAME).runbook(runbook(prod));
      tester.env("PATH", standIns.searchPath());
      RunbookTester.Result result =
          watched(tester, Map.of("prod", prod.srv(), "box", shop.srv(), "pod", pod.srv()));
      nowhere(tester, result);
    }
    for (Path place : List.of(prod.srv(), FarUser.PROD.home(), FarUser.DEV.home())) {
      assertThat(RunbookTester.in(place).filesContaining(bytes(SECRET))).isEmpty();
    }
  }

  /** Each command waits until the watch has seen it, so that it cannot have been missed. */
  private static RunbookTester.Result watched(RunbookTester tester, Map<String, Path> places) {
    try (ArgumentWatch watch = ArgumentWatch.begin()) {
      Thread tells = new Thread(() -> tell(watch, places));
      tells.setDaemon(true);
      tells.start();
      RunbookTester.Result result = tester.stepgate("run", "runbook.yaml");
      tells.interrupt();
      assertThat(result.exit()).as(result.shown()).isZero();
      for (String host : places.keySet()) {
        assertThat(watch.with("seen-on-" + host)).as("seen on " + host).isNotEmpty();
      }
      assertThat(watch.with(SECRET)).isEmpty();
      assertThat(watch.with(NAME)).isEmpty();
      assertThat(watch.with(SECRET.replace("'", "'\\''"))).isEmpty();
      return result;
    }
  }

  /** As long as the run lasts: when its commands come depends on how busy the machine is. */
  private static void tell(ArgumentWatch watch, Map<String, Path> places) {
    try {
      for (String host : List.of("prod", "box", "pod")) {
        while (watch.with("seen-on-" + host).isEmpty()) {
          Thread.sleep(20);
        }
        RunbookTester.in(places.get(host)).file("seen", "");
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static void nowhere(RunbookTester tester, RunbookTester.Result result) {
    String base64 = Base64.getEncoder().encodeToString(bytes(SECRET));
    assertThat(result.out() + result.err()).doesNotContain(SECRET, base64).contains("***");
    assertThat(tester.filesContaining(bytes(SECRET))).containsExactly(tester.path("secret"));
    assertThat(tester.filesContaining(bytes(base64))).isEmpty();
    assertThat(tester.filesContaining(bytes(NAME))).containsExactly(tester.path("name"));
    assertThat(tester.filesContaining(bytes(" *** x***"))).as("the output was kept").hasSize(3);
  }

  private static String runbook(SshServer prod) {
    StringBuilder text = new StringBuilder(HOSTS.formatted(prod.config()));
    for (String host : List.of("prod", "box", "pod")) {
      String name = host.toUpperCase(java.util.Locale.ROOT);
      text.append(STEPS.replace("LENGTH_HOST", "LENGTH_" + name).replace("HOST", host));
    }
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
