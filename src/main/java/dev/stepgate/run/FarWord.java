package dev.stepgate.run;

import dev.stepgate.audit.History;
import dev.stepgate.audit.LogRecord;
import dev.stepgate.audit.Spawned;
import dev.stepgate.audit.StepAttempt;
import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.Host;
import dev.stepgate.host.Leftovers;
import dev.stepgate.host.Leftovers.Leftover;
import dev.stepgate.host.Remembered;
import dev.stepgate.host.Remembered.Told;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a far host says of a command whose end was not seen.
 *
 * @param told what it has kept of the command, or null
 * @param begun whether the log says that the command had begun there
 * @param declared whether it counted as done already, so that a later attempt only checked
 */
record FarWord(
    Host host,
    @Nullable String as,
    String tagStart,
    @Nullable Told told,
    List<Leftover> alive,
    boolean begun,
    boolean declared) {
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** Nothing where the command was one of this machine, or its end was seen. */
  static Optional<FarWord> of(LoggedHosts hosts, String runId, History history, StepAttempt last) {
    LogRecord intent = last.intent();
    Host host = hosts.of(intent).orElse(null);
    if (host == null || (last.exit() != null && !last.exit().text("how").equals("cut"))) {
      return Optional.empty();
    }
    StepAttempt acted = acted(history, last);
    String tagStart = tagStart(runId, acted);
    String as = LoggedHosts.as(intent);
    try {
      Remembered remembered = LoggedHosts.recall(host, tagStart, as);
      Told told = remembered.records().values().stream().findFirst().orElse(null);
      boolean begun = acted.spawned().filter(process -> process.pid() > 0).isPresent();
      boolean declared = acted.attempt() != last.attempt();
      return Optional.of(
          new FarWord(host, as, tagStart, told, remembered.alive(), begun, declared));
    } catch (CommandNotStarted silent) {
      throw new UserError(
          ExitCode.REFUSED,
          "step "
              + last.step()
              + " was interrupted, and only its host can say how it ended: "
              + silent.getMessage(),
          "Make the host reachable, then resume again.");
    }
  }

  /** An attempt that only checked has begun nothing of which anything could be known there. */
  private static StepAttempt acted(History history, StepAttempt last) {
    return history.attempts(last.step()).stream()
        .filter(one -> one.intent() != null && !one.intent().text("action").equals("check-only"))
        .reduce((first, second) -> second)
        .orElse(last);
  }

  /** The whole tag, where it is known: another run of the same second begins its tags alike. */
  private static String tagStart(String runId, StepAttempt last) {
    return last.spawned()
        .map(Spawned::tag)
        .orElse(runId + "/" + last.step() + "/" + last.attempt() + "/");
  }

  /** It came to its end by itself, and well. */
  boolean succeeded() {
    return told != null && told.succeeded();
  }

  /** It never began, or came to its end by itself and not well. */
  boolean mayRunAgain() {
    return !declared && (told == null ? !begun : !told.begun() || told.failed());
  }

  /** In words. */
  String end() {
    if (told == null) {
      return "nothing is known of it any more";
    }
    if (!told.end().isEmpty() && !told.end().startsWith("stopped")) {
      return "it ended with " + told.end();
    }
    return switch (told.ending()) {
      case "" -> "it was begun, and is gone";
      case "cut" -> "it was ended when the connection was cut";
      case "silent" -> "it was ended when nothing was heard of stepgate any more";
      default -> "it was ended because stepgate said so";
    };
  }

  List<Leftover> endAlive() {
    try {
      return host.end(tagStart, as, GRACE);
    } catch (CommandNotStarted silent) {
      throw new UserError(
          ExitCode.REFUSED,
          "what still runs cannot be ended: " + silent.getMessage(),
          "Make the host reachable, then resume again.");
    }
  }

  String names() {
    return Leftovers.names(alive) + " on " + host.name();
  }
}
