package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoOperatorsIT {
  /** The first step is at work until the file go is there; it fails once when told so. */
  private static final String PATIENT =
      """
      runbook: two
      steps:
        - id: only
          run: |
            test ! -e fail || { rm fail; exit 1; }
            echo only >> effects.txt
            until test -e go; do sleep 0.05; done
          check: {run: grep -qx only effects.txt}
      """;

  private static final String BY_HAND =
      """
      runbook: two
      steps:
        - id: by-hand
          manual: Look at it.
          check: {run: "true"}
        - id: rest
          run: echo rest >> effects.txt
          check: {run: grep -qx rest effects.txt}
      """;

  @TempDir Path folder;

  private RunbookTester tester() {
    return RunbookTester.in(folder);
  }

  private Aftermath aftermath() {
    return Aftermath.in(folder);
  }

  @RepeatedTest(2)
  void ofTwoStartsOneRunsAndTheOtherIsToldWhichOne() {
    tester().runbook(PATIENT);
    oneWorksAndTheOtherIsRefused("run", "runbook.yaml");
    aftermath().assertPassedOnce("only");
  }

  @RepeatedTest(2)
  void ofTwoResumesOneRunsAndTheOtherIsToldWhichOne() {
    tester().runbook(PATIENT).file("fail", "");
    assertThat(tester().stepgate("run", "runbook.yaml").exit()).isEqualTo(1);
    oneWorksAndTheOtherIsRefused("resume", "last");
    aftermath().assertPassedOnce("only");
  }

  private void oneWorksAndTheOtherIsRefused(String... arguments) {
    List<CompletableFuture<Result>> both = both(arguments, arguments);
    Result refused =
        (Result) CompletableFuture.anyOf(both.toArray(new CompletableFuture[0])).join();
    aftermath().awaitEffect("only");
    tester().file("go", "");
    List<Result> results = both.stream().map(CompletableFuture::join).toList();

    assertThat(results).extracting(Result::exit).containsExactlyInAnyOrder(0, 4);
    assertThat(refused.exit()).isEqualTo(4);
    assertThat(refused.err()).matches(heldBy(aftermath().id()));
  }

  private static String heldBy(String id) {
    return "error: target 'runbook two' is held by run "
        + id
        + ", at work as \\S+@\\S+ \\(pid \\d+\\) since \\S+Z\n"
        + "hint: Wait for its end, or look at it with 'stepgate show "
        + id
        + "'.\n";
  }

  @RepeatedTest(2)
  void ofTwoConfirmationsOneCountsAndTheOtherIsToldWhoWasFaster() {
    waiting();
    List<Result> results =
        both(words("confirm last --note one"), words("confirm last --note two")).stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(results).extracting(Result::exit).containsExactlyInAnyOrder(0, 4);
    Result late = results.get(0).exit() == 4 ? results.get(0) : results.get(1);
    String id = aftermath().id();
    assertThat(late.err())
        .matches(
            "error: step by-hand has already been confirmed by \\S+ on \\S+ at \\S+Z\n"
                + "hint: Type stepgate show "
                + id
                + " to see where the run stands.\n");
    assertThat(aftermath().records("confirmation")).hasSize(1);
    assertThat(aftermath().store("select said from stepgate_decision")).hasSize(2);
    assertThat(tester().stepgate("resume", "last").exit()).isZero();
    assertThat(aftermath().effects()).containsExactly("rest");
    aftermath().assertIntact();
  }

  @RepeatedTest(2)
  void aConfirmationAgainstAnAbortNeverRunsWhatComesAfter() {
    waiting();
    List<Result> results =
        both(words("confirm last"), words("abort last --reason wrong")).stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(results.get(0).exit()).as(results.toString()).isIn(0, 4);
    if (results.get(1).exit() != 0) {
      assertThat(results.get(1).exit()).as(results.toString()).isEqualTo(4);
      assertThat(tester().stepgate("abort", "last", "--reason", "wrong").exit()).isZero();
    }
    Result resumed = tester().stepgate("resume", "last");
    assertThat(resumed.exit()).isEqualTo(4);
    assertThat(resumed.err())
        .startsWith("error: run " + aftermath().id() + " has ended: it was aborted\n");
    assertThat(aftermath().effects()).isEmpty();
    aftermath().assertIntact();
  }

  @Test
  void aRunThatWasConfirmedAndThenAbortedHasAnIntactLog() {
    waiting();
    assertThat(tester().stepgate("confirm", "last").exit()).isZero();
    assertThat(tester().stepgate("abort", "last", "--reason", "wrong").exit()).isZero();
    aftermath().assertIntact();
  }

  @Test
  void aLivingRunIsNotResumedButEndsWhenItIsAborted() throws Exception {
    tester().runbook(PATIENT);
    Process living = tester().start("run", "runbook.yaml");
    aftermath().awaitEffect("only");

    Result resumed = tester().stepgate("resume", "last");
    assertThat(resumed.exit()).isEqualTo(4);
    assertThat(resumed.err()).matches(heldBy(aftermath().id()));
    Result aborted = tester().stepgate("abort", "last", "--reason", "wrong target");
    assertThat(aborted.exit()).as(aborted.err()).isZero();
    assertThat(living.waitFor()).isEqualTo(5);

    assertThat(aftermath().effects()).containsExactly("only");
    assertThat(aftermath().records("end").get(0).text("state")).isEqualTo("aborted");
    assertThat(aftermath().records("end").get(0).text("reason"))
        .matches("aborted by \\S+: wrong target");
    aftermath().assertIntact();
  }

  private void waiting() {
    tester().runbook(BY_HAND);
    assertThat(tester().stepgate("run", "runbook.yaml").exit()).isEqualTo(3);
  }

  private List<CompletableFuture<Result>> both(String[] one, String[] other) {
    return Stream.of(one, other)
        .<Supplier<Result>>map(arguments -> () -> tester().stepgate(arguments))
        .map(work -> CompletableFuture.supplyAsync(work, task -> new Thread(task).start()))
        .toList();
  }

  private static String[] words(String line) {
    return line.split(" ");
  }
}
