package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordsContractTest extends HostContract {

  @BeforeEach
  void onlyFarMachinesKeepRecords() {
    assumeTrue(place.isFar(), "this machine is not asked how something ended");
  }

  @Test
  void tellsHowACommandEndedUntilThatIsWrittenDown() throws Exception {
    try (Host first = place.open()) {
      first.start(command("exit 7"), output).await(null, () -> false);
      Remembered.Told told = host.recall(tag, null).record(tag).orElseThrow();
      assertThat(told.end()).isEqualTo("code 7");
      assertThat(told.begun()).isTrue();
      assertThat(told.thisBoot()).isTrue();
      assertThat(told.failed()).isTrue();
    }
    assertThat(host.recall(tag, null)).isEqualTo(Remembered.NOTHING);
  }

  @Test
  void tellsSuccessAndSignals() throws Exception {
    try (Host first = place.open()) {
      first.start(command("true"), output).await(null, () -> false);
      assertThat(recalled(Remembered.Told::succeeded)).isTrue();
    }
    try (Host first = place.open()) {
      first.start(command("kill -9 $$"), output).await(null, () -> false);
      assertThat(recalled(Remembered.Told::end)).isEqualTo("signal 9");
    }
    assertThat(host.recall(tag, null)).isEqualTo(Remembered.NOTHING);
  }

  @Test
  void tellsWhatWasStopped() throws Exception {
    try (Host first = place.open()) {
      first.start(command("sleep 61"), output).stop();
      assertThat(recalled(Remembered.Told::ending)).isEqualTo("stopped");
      assertThat(recalled(Remembered.Told::failed)).isFalse();
    }
    assertThat(host.recall(tag, null)).isEqualTo(Remembered.NOTHING);
  }

  @Test
  void keepsOneRecordForEachOfTwoCommandsWithTheSameTag() throws Exception {
    try (Host first = place.open()) {
      first.start(command("exit 1"), output).await(null, () -> false);
      first.start(command("exit 1"), output).await(null, () -> false);
      assertThat(recalled(Remembered.Told::end)).isEqualTo("code 1");
    }
    assertThat(host.recall(tag, null)).isEqualTo(Remembered.NOTHING);
  }

  @Test
  void keepsNoRecordOfWhatHasNotBegun() throws Exception {
    assertThat(refused(new Command("true", there.resolve("none"), Map.of(), null, tag)))
        .isNotNull();
    assertThat(host.recall(tag, null)).isEqualTo(Remembered.NOTHING);
  }

  @Test
  void findsAndEndsWhatAnotherStarted() throws Exception {
    try (Host first = place.open()) {
      Running running = first.start(command("echo begun; sleep 61 & sleep 61"), output);
      waitFor("begun");
      assertThat(host.recall("contract/none", null).alive()).isEmpty();
      assertThat(host.recall(tag.substring(0, 20), null).alive())
          .extracting(Leftovers.Leftover::pid)
          .contains(running.mark().pid());
      assertThat(host.end(tag, null, Duration.ofSeconds(1))).isEmpty();
      assertThat(host.recall(tag, null).alive()).isEmpty();
      assertThat(await(running).worked()).isFalse();
    }
  }

  @Test
  void keepsTheRecordsOfAnotherUserWhereThatOneReadsThem() throws Exception {
    try (Host first = place.open()) {
      first.start(command("exit 2", Map.of(), place.other()), output).await(null, () -> false);
      assertThat(host.recall(tag, place.other()).record(tag).orElseThrow().end())
          .isEqualTo("code 2");
      assertThat(host.recall(tag, null)).isEqualTo(Remembered.NOTHING);
    }
    assertThat(host.recall(tag, place.other())).isEqualTo(Remembered.NOTHING);
  }

  @Test
  void forgetsWhatAnotherHasWrittenDown() throws Exception {
    Host first = place.open();
    first.start(command("exit 3"), output).await(null, () -> false);
    try (Host second = place.open()) {
      second.forget(second.recall(tag, null), null);
    }
    assertThat(host.recall(tag, null).record(tag)).isEmpty();
    first.close();
  }

  private <T> T recalled(Function<Remembered.Told, T> what) throws CommandNotStarted {
    return what.apply(host.recall(tag, null).record(tag).orElseThrow());
  }
}
