package dev.stepgate.notify;

import dev.stepgate.run.store.NoticeRow;
import dev.stepgate.run.store.NoticeRow.State;
import dev.stepgate.run.store.NoticeRows;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts into the store who is to be told what, each once, whoever notices it. */
final class Ledger {
  private final NoticeRows rows;
  private final Wanted wanted;
  private final Set<String> channels;
  private final String console;
  private final Clock clock;

  /**
   * @param channels the names that there are
   * @param console where people reach the console, or empty
   */
  Ledger(NoticeRows rows, Wanted wanted, Set<String> channels, String console, Clock clock) {
    this.rows = rows;
    this.wanted = wanted;
    this.channels = channels;
    this.console = console;
    this.clock = clock;
  }

  /** The ids of what is now to be sent by this process. */
  List<String> record(Occasion occasion) {
    List<String> added = new ArrayList<>();
    for (String channel : wanted.channels(occasion)) {
      boolean known = channels.contains(channel);
      Message message = occasion.message().to(channel, console);
      NoticeRow row =
          row(
              occasion,
              channel,
              message,
              known ? null : NotifySettings.FILE + " has no such channel");
      if (rows.insert(row) && known) {
        added.add(row.id());
      }
    }
    return added;
  }

  /** What nobody could even write down in time. */
  void recordDropped(Occasion last, int count) {
    Message message = last.message();
    String problem = count + " notices were dropped, because the store took none for too long";
    rows.insert(row(last, "everybody", message.dropped(System.nanoTime()), problem));
  }

  private NoticeRow row(
      Occasion occasion, String channel, Message message, @Nullable String problem) {
    Instant now = clock.instant();
    return new NoticeRow(
        message.id(),
        message.run(),
        channel,
        occasion.what().name().toLowerCase(Locale.ROOT),
        message.json(),
        problem == null ? State.PENDING : State.FAILED,
        0,
        problem,
        now,
        now,
        now);
  }
}
