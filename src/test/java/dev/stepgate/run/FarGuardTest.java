package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.support.ExitCode;
import dev.stepgate.testkit.FarFolder;
import dev.stepgate.testkit.FarUser;
import dev.stepgate.testkit.SshServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What destroys keeps away from production, by whatever name it is reached. */
@Timeout(120)
class FarGuardTest {
  @TempDir Path folder;
  private FarFolder prod;
  private EngineTester tester;

  @BeforeEach
  void open() {
    prod = FarFolder.on(SshServer.prod());
    tester = EngineTester.in(folder);
  }

  @AfterEach
  void theLogIsIntact() {
    assertThat(tester.complaints()).isEmpty();
  }

  private void steps(String where) {
    steps(prod, where);
  }

  private void steps(FarFolder production, String where) {
    tester.runbook(
        """
        runbook: guard-%s
        hosts:
          prod: %s
          alias: %s
          root: {ssh: prod-root, config: %s}
        steps:
          - id: look
            on: prod
            run: echo host alias; touch looked
            capture: {WHERE: 'host (.*)'}
            check: {file: looked, empty: true}
          - {id: settle, run: 'true', unchecked: only a step}
          - id: between
            run: test -e on
            unchecked: waits
          - id: destroy
            %s
            destructive: true
            run: touch /srv/%s/destroyed
            unchecked: the test looks
        """
            .formatted(
                prod.name(),
                production.host().replace("}", ", role: production}"),
                prod.host(),
                prod.config(),
                where,
                prod.name()));
  }

  private void assertRefused(EngineTester.Ended ended, String host, String why) {
    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ended.message())
        .isEqualTo("step destroy is destructive and would run on host " + host + ", " + why);
    assertThat(prod.path("destroyed")).doesNotExist();
  }

  @Test
  void productionIsRefusedBeforeAnythingRuns() {
    steps("on: prod");
    assertRefused(tester.run(), "prod", "which is production");
    assertThat(prod.path("looked")).doesNotExist();
    assertThat(tester.records("intent")).isEmpty();
  }

  @Test
  void soIsProductionUnderAnotherName() {
    steps("on: alias");
    assertRefused(tester.run(), "alias", "which is the same as prod: stepgate-prod@prod");
    assertThat(prod.path("looked")).doesNotExist();
  }

  @Test
  void soIsTheUserOfProductionWhoeverLoggedIn() {
    steps("on: root\n    as: stepgate-prod");
    assertRefused(tester.run(), "root", "which is the same as prod: stepgate-prod@prod");
  }

  @Test
  void anotherUserOfTheSameMachineMay() {
    steps("on: root");
    tester.file("on", "");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(prod.path("destroyed")).exists();
  }

  @Test
  void aNameThatIsOnlyKnownLaterIsRefusedThen() {
    steps("on: ${WHERE}");
    tester.file("on", "");
    assertRefused(tester.run(), "alias", "which is the same as prod: stepgate-prod@prod");
    assertThat(prod.path("looked")).exists();
  }

  @Test
  void alsoWhenTheRunGoesOnWithoutProduction() {
    steps("on: ${WHERE}");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    tester.file("on", "");
    assertRefused(tester.resume(), "alias", "which is the same as prod: stepgate-prod@prod");
    assertRefused(tester.resume(), "alias", "which is the same as prod: stepgate-prod@prod");
  }

  @Test
  void thisMachineIsNotProductionUnlessItIs() {
    steps("cwd: /");
    tester.file("on", "");
    tester.runbook(
        tester.text("runbook.yaml").replace("touch /srv/" + prod.name(), "touch " + folder));
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(folder.resolve("destroyed")).exists();
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    SshServer other = SshServer.own("vanishing", FarUser.PROD);
    steps(FarFolder.on(other), "on: alias");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    other.endAll();
    tester.file("on", "");

    EngineTester.Ended refused = tester.resume();
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.message())
        .startsWith(
            "step destroy is destructive and would run on host alias, which may be the same as prod:"
                + " prod (ssh vanishing) does not answer: ");
  }
}
