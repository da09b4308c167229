package dev.stepgate.host;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Processes that a command left behind, found by the tag in their environment. */
public final class Leftovers {
  private Leftovers() {}

  /** A live process of a command's tree. */
  public record Leftover(long pid, long started, String command) {
    @Override
    public String toString() {
      return "pid " + pid + " (" + command + ")";
    }
  }

  /** For people: who began first stands first. */
  public static String names(List<Leftover> leftovers) {
    return leftovers.stream()
        .sorted(Comparator.comparingLong(Leftover::started).thenComparing(Leftover::pid))
        .map(Leftover::toString)
        .collect(Collectors.joining(", "));
  }

  public static List<Leftover> find(String tag) {
    return list(Command.TAG + "=" + tag, true);
  }

  /** Of all commands whose tag begins so, such as {@code <run id>/}. */
  public static List<Leftover> findAll(String tagStart) {
    return list(Command.TAG + "=" + tagStart, false);
  }

  /** Ends all processes with the tag and what they started; returns what could not be ended. */
  public static List<Leftover> end(String tag, Duration grace) {
    return end(new ProcessMark(-1, -1, tag), grace);
  }

  /** Ends the marked process, its group and session, and everything with its tag. */
  public static List<Leftover> end(ProcessMark mark, Duration grace) {
    return ProcessTree.of(mark).end(grace).stream().map(Leftovers::leftover).toList();
  }

  static Leftover leftover(ProcessEntry entry) {
    return new Leftover(entry.pid(), entry.started(), entry.command());
  }

  private static List<Leftover> list(String nameAndStart, boolean whole) {
    return ProcessEntry.all().stream()
        .filter(entry -> entry.carries(nameAndStart, whole))
        .map(Leftovers::leftover)
        .toList();
  }
}
