package dev.stepgate.notify;

import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Runbook.Notice;
import dev.stepgate.runbook.RunbookLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who wants to know: what the settings say of every run, and what its own runbook says. */
final class Wanted {
  private final List<Notice> always;

  Wanted(List<Notice> always) {
    this.always = always;
  }

  /** The names of the channels, each once. */
  Set<String> channels(Occasion occasion) {
    Set<String> channels = new LinkedHashSet<>();
    Stream.concat(always.stream(), own(occasion).stream())
        .filter(notice -> notice.wants(occasion.what()))
        .forEach(notice -> channels.add(notice.to()));
    return channels;
  }

  /** The runbook as it lies beside the run's log: the one in force. */
  private static List<Notice> own(Occasion occasion) {
    Path file = occasion.folder().runbook();
    Runbook runbook = Files.exists(file) ? new RunbookLoader().load(file).runbook() : null;
    return runbook == null ? List.of() : runbook.notices();
  }
}
