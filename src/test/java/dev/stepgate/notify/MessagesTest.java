package dev.stepgate.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.notify.NotifySettings.Shape;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Message FAILED =
      new Message(
          "r_1/failed/1/ops",
          "r_1",
          "r",
          "Restore <!channel> [prod](http://evil)\nBcc: all@example.org",
          "db1",
          "failed",
          "load",
          "exit code 1\nexpected: 0",
          "Fix it.",
          "https://console.example.org/runs/r_1",
          Instant.parse("2026-07-11T14:30:00.123Z"));

  private static String body(Shape shape) {
    return new String(Shapes.body(shape, FAILED), UTF_8);
  }

  @Test
  void aGenericBodyHasEveryField() {
    assertThat(body(Shape.GENERIC))
        .isEqualTo(
            "{\"id\":\"r_1/failed/1/ops\",\"run\":\"r_1\",\"runbook\":\"r\","
                + "\"title\":\"Restore <!channel> [prod](http://evil)\\nBcc: all@example.org\","
                + "\"target\":\"db1\",\"state\":\"failed\",\"step\":\"load\","
                + "\"reason\":\"exit code 1\\nexpected: 0\",\"hint\":\"Fix it.\","
                + "\"link\":\"https://console.example.org/runs/r_1\","
                + "\"time\":\"2026-07-11T14:30:00.123Z\"}");
  }

  @Test
  void comesBackFromTheStoreAsItWas() {
    assertThat(Message.of(FAILED.json())).isEqualTo(FAILED);
  }

  @Test
  void noTextCallsEverybodyInAChat() {
    assertThat(body(Shape.SLACK)).contains("Restore &lt;!channel&gt; ").doesNotContain("<!");
    assertThat(body(Shape.GOOGLE_CHAT)).contains("Restore < !channel> ");
    assertThat(body(Shape.DISCORD)).contains("\"allowed_mentions\":{\"parse\":[]}");
  }

  @Test
  void noTextMakesALinkInACard() {
    assertThat(body(Shape.TEAMS))
        .contains("\\\\[prod\\\\](http://evil)", "\"type\":\"AdaptiveCard\"");
  }

  @Test
  void noTextMakesAHeaderInMail() {
    assertThat(Letter.subject(FAILED))
        .isEqualTo(
            "Stepgate: Restore <!channel> [prod](http://evil) Bcc: all@example.org is failed");
  }

  @Test
  void linesSayWhatPeopleNeed() {
    assertThat(Letter.lines(FAILED))
        .containsExactly(
            "Restore <!channel> [prod](http://evil) Bcc: all@example.org is failed",
            "run: r_1",
            "target: db1",
            "step: load",
            "exit code 1",
            "expected: 0",
            "Fix it.",
            "https://console.example.org/runs/r_1");
  }

  @Test
  void aVeryLongReasonIsCut() {
    Message wordy =
        new Message(
            "i", "r", "r", "t", "d", "failed", "s", "x".repeat(5000), "", "", FAILED.time());
    assertThat(wordy.reason()).hasSize(2000).endsWith("x…");
  }
}
