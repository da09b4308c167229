package dev.stepgate.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.RunFolder;
import dev.stepgate.notify.NoticeListener.Result;
import dev.stepgate.run.Engine;
import dev.stepgate.run.store.NoticeRow;
import dev.stepgate.run.store.NoticeRow.State;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.testkit.MailServer;
import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.Receiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server's notices, on a real store, to real servers. */
class NoticesTest {
  @TempDir Path home;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private Engine engine;
  private Receiver receiver;

  @BeforeEach
  void open() {
    engine =
        new Engine(
            Map.of("STEPGATE_HOME", home.toString(), "MAIL_PASSWORD", "letmein"),
            Clock.systemUTC());
    receiver = Receiver.start();
  }

  @AfterEach
  void close() {
    engine.close();
    receiver.close();
  }

  private void settings(String yaml) throws IOException {
    Files.writeString(home.resolve("notify.yaml"), yaml);
  }

  private Notices notices() {
    return Notices.ofEveryRun(
        engine, Clock.systemUTC(), (channel, result) -> told.add(channel + " " + result));
  }

  /** As if another process had left it behind. */
  private NoticeRow leave(String channel) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Message message =
        new Message("r/failed/1", "r", "r", "Restore", "db", "failed", "s", "why", "do", "", now)
            .to(channel, "");
    NoticeRow row =
        new NoticeRow(
            message.id(),
            "r",
            channel,
            "failed",
            message.json(),
            State.PENDING,
            0,
            null,
            now,
            now,
            now);
    assertThat(engine.store().notices().insert(row)).isTrue();
    return row;
  }

  private NoticeRow settled() {
    Patience.until("the end of the notice", () -> only().state() != State.PENDING);
    return only();
  }

  private NoticeRow only() {
    List<NoticeRow> all = engine.store().notices().of("r");
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void deliversWhatAnotherProcessHasLeft() throws IOException {
    settings("channels: {ops: {webhook: {url: '" + receiver.url() + "'}}}");
    leave("ops");
    try (Notices notices = notices()) {
      assertThat(receiver.await(1).get(0).body()).contains("\"id\":\"r/failed/1/ops\"");
      assertThat(settled().state()).isEqualTo(State.SENT);
      Patience.until("the count", () -> told.equals(List.of("ops " + Result.SENT)));
    }
  }

  @Test
  void twoServersDeliverOnce() throws IOException {
    settings("channels: {ops: {webhook: {url: '" + receiver.url() + "'}}}");
    try (Notices one = notices();
        Notices other = notices()) {
      leave("ops");
      receiver.await(1);
      settled();
    }
    assertThat(receiver.posts()).hasSize(1);
    assertThat(only().tries()).isEqualTo(1);
  }

  @Test
  void triesAgainAfterAPause() throws IOException {
    settings("channels: {ops: {webhook: {url: '" + receiver.answering(503).url() + "'}}}");
    leave("ops");
    try (Notices notices = notices()) {
      receiver.await(1);
      Patience.until("the problem", () -> only().problem() != null);
      assertThat(only().problem()).endsWith(" answered 503");
      receiver.answering(204).await(2);
      assertThat(settled().state()).isEqualTo(State.SENT);
      assertThat(only().tries()).isEqualTo(2);
      assertThat(only().problem()).isNull();
    }
    assertThat(receiver.posts())
        .extracting(post -> post.header("X-Stepgate-Id"))
        .containsExactly("r/failed/1/ops", "r/failed/1/ops");
  }

  @Test
  void doesNotTryAgainWhatIsRefused() throws IOException {
    settings("channels: {ops: {webhook: {url: '" + receiver.answering(403).url() + "'}}}");
    leave("ops");
    try (Notices notices = notices()) {
      assertThat(settled().state()).isEqualTo(State.FAILED);
    }
    assertThat(only().problem()).endsWith(" answered 403");
    assertThat(receiver.posts()).hasSize(1);
  }

  @Test
  void goesNowhereElse() throws IOException {
    try (Receiver internal = Receiver.start()) {
      receiver.redirectingTo(internal.url());
      settings("channels: {ops: {webhook: {url: '" + receiver.url() + "'}}}");
      leave("ops");
      try (Notices notices = notices()) {
        assertThat(settled().problem()).endsWith(" answered 302; redirects are not followed");
      }
      assertThat(internal.posts()).isEmpty();
    }
  }

  @Test
  void aChannelThatHangsHoldsUpNoOther() throws IOException {
    try (Receiver other = Receiver.start()) {
      settings(
          "channels: {slow: {webhook: {url: '%s'}}, ops: {webhook: {url: '%s'}}}"
              .formatted(receiver.silent().url(), other.url()));
      leave("slow");
      leave("ops");
      try (Notices notices = notices()) {
        assertThat(other.await(1)).hasSize(1);
      }
    }
  }

  @Test
  void sendsMail() throws IOException {
    try (MailServer mail = MailServer.start("stepgate", "letmein")) {
      settings(
          """
          channels:
            people:
              mail:
                host: 127.0.0.1
                port: %d
                tls: none
                user: stepgate
                password: {env: MAIL_PASSWORD}
                from: Stepgate <stepgate@example.org>
                to: [ann@example.org, bob@example.org]
          """
              .formatted(mail.port()));
      leave("people");
      try (Notices notices = notices()) {
        MailServer.Letter letter = mail.await(1).get(0);
        assertThat(letter.from()).isEqualTo("stepgate@example.org");
        assertThat(letter.to()).containsExactly("ann@example.org", "bob@example.org");
        assertThat(letter.text())
            .contains(
                "Subject: Stepgate: Restore is failed\n",
                "Auto-Submitted: auto-generated\n",
                "\nRestore is failed\nrun: r\ntarget: db\nstep: s\nwhy\ndo\n");
        assertThat(settled().state()).isEqualTo(State.SENT);
      }
    }
  }

  @Test
  void mailToNobodyIsNotTriedAgain() throws IOException {
    try (MailServer mail = MailServer.start("stepgate", "letmein")) {
      settings(
          """
          channels:
            people:
              mail: {host: 127.0.0.1, port: %d, tls: none, user: stepgate, password: {env: MAIL_PASSWORD}, from: s@example.org, to: nobody@example.org}
          """
              .formatted(mail.port()));
      leave("people");
      try (Notices notices = notices()) {
        assertThat(settled().problem()).isEqualTo("127.0.0.1:" + mail.port() + " answered 550");
      }
    }
  }

  @Test
  void mailIsNotSentWhereTlsIsMissing() throws IOException {
    try (MailServer mail = MailServer.start("stepgate", "letmein")) {
      settings(
          """
          channels:
            people:
              mail: {host: 127.0.0.1, port: %d, user: stepgate, password: {env: MAIL_PASSWORD}, from: s@example.org, to: a@example.org}
          """
              .formatted(mail.port()));
      leave("people");
      try (Notices notices = notices()) {
        Patience.until("the problem", () -> only().problem() != null);
        assertThat(only().problem())
            .isEqualTo("127.0.0.1:" + mail.port() + " could not be reached or trusted");
      }
      assertThat(mail.letters()).isEmpty();
    }
  }

  @Test
  void aChannelThatIsNotThereAnyMoreIsSaidToBeMissing() throws IOException {
    settings("channels: {}");
    leave("ops");
    try (Notices notices = notices()) {
      assertThat(settled().problem()).isEqualTo("notify.yaml has no such channel");
    }
  }

  @Test
  void everyOccasionIsWrittenDownOnce() throws IOException {
    settings(
        """
        channels: {ops: {webhook: {url: '%s'}}}
        notify: {to: ops, on: [failed]}
        """
            .formatted(receiver.url()));
    NotifySettings settings = NotifySettings.in(home);
    Ledger ledger =
        new Ledger(
            engine.store().notices(),
            new Wanted(settings.notices()),
            settings.channels().keySet(),
            "https://console.example.org/",
            Clock.systemUTC());
    Message message =
        new Message("r/failed/1", "r", "r", "t", "d", "failed", "", "", "", "", Instant.EPOCH);
    RunFolder folder = new RunFolder(home.resolve("logs/r"));
    Occasion failed = new Occasion(Runbook.Occasion.FAILED, folder, message);

    assertThat(ledger.record(failed)).containsExactly("r/failed/1/ops");
    assertThat(ledger.record(failed)).isEmpty();
    assertThat(ledger.record(new Occasion(Runbook.Occasion.PASSED, folder, message))).isEmpty();
    assertThat(Message.of(only().body()).link()).isEqualTo("https://console.example.org/runs/r");
  }
}
