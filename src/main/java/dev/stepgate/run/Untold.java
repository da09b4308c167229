package dev.stepgate.run;

import dev.stepgate.run.store.NoticeRow;
import dev.stepgate.run.store.NoticeRow.State;
import java.util.List;

/** Says whom nobody has been able to tell. */
final class Untold {
  private Untold() {}

  static List<String> of(List<NoticeRow> notices) {
    return notices.stream()
        .filter(notice -> notice.state() != State.SENT && notice.problem() != null)
        .map(Untold::describe)
        .toList();
  }

  private static String describe(NoticeRow notice) {
    String tries = notice.tries() == 1 ? " after 1 try" : " after " + notice.tries() + " tries";
    return notice.channel()
        + (notice.state() == State.FAILED ? " could not be told" : " has not been told yet")
        + " that the run "
        + (notice.occasion().equals("waiting") ? "waits" : "has " + notice.occasion())
        + (notice.tries() == 0 ? "" : tries)
        + ": "
        + notice.problem();
  }
}
