package dev.stepgate.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A command's processes: its session and group, what they started, and whatever carries its tag,
 * however far it has moved away.
 */
final class ProcessTree {
  private static final int LOOK_AGAIN_MILLIS = 20;
  private static final int KILL_ROUNDS = 250;

  private final ProcessMark mark;
  private final OtherUser other;
  private final Map<Long, Long> known = new HashMap<>();

  private ProcessTree(ProcessMark mark, OtherUser other) {
    this.mark = mark;
    this.other = other;
    if (mark.started() >= 0) {
      known.put(mark.pid(), mark.started());
    }
  }

  static ProcessTree of(ProcessMark mark) {
    return new ProcessTree(mark, OtherUser.NONE);
  }

  static ProcessTree of(ProcessMark mark, OtherUser other) {
    return new ProcessTree(mark, other);
  }

  /** TERM, the grace, KILL until nothing is left; returns what could not be ended. */
  List<ProcessEntry> end(Duration grace) {
    long deadline = System.nanoTime() + grace.toNanos();
    Set<Long> asked = new HashSet<>();
    List<ProcessEntry> alive = alive();
    while (!alive.isEmpty() && System.nanoTime() - deadline < 0) {
      ask(alive.stream().filter(entry -> asked.add(entry.pid())).toList());
      pause();
      alive = alive();
    }
    for (int round = 0; !alive.isEmpty() && round < KILL_ROUNDS; round++) {
      kill(alive);
      alive = alive();
      if (!alive.isEmpty()) {
        pause();
        alive = alive();
      }
    }
    return alive;
  }

  /** All of the tree that lives now. */
  List<ProcessEntry> alive() {
    List<ProcessEntry> all = ProcessEntry.all();
    Set<Long> tagged = other.tagged(mark.tag());
    Map<Long, ProcessEntry> found = new HashMap<>();
    add(all, found, entry -> isKnown(entry) || tagged.contains(entry.pid()) || isTagged(entry));
    if (found.values().stream().anyMatch(this::belongs)) {
      add(all, found, this::belongs);
    }
    while (add(all, found, entry -> found.containsKey(entry.parent()))) {
      continue;
    }
    found.values().forEach(entry -> known.put(entry.pid(), entry.started()));
    return new ArrayList<>(found.values());
  }

  private static boolean add(
      List<ProcessEntry> all, Map<Long, ProcessEntry> found, Predicate<ProcessEntry> wanted) {
    int before = found.size();
    all.stream().filter(wanted).toList().forEach(entry -> found.put(entry.pid(), entry));
    return found.size() > before;
  }

  private boolean isKnown(ProcessEntry entry) {
    return known.getOrDefault(entry.pid(), -1L) == entry.started();
  }

  private boolean isTagged(ProcessEntry entry) {
    return entry.carries(Command.TAG + "=" + mark.tag(), true);
  }

  private boolean belongs(ProcessEntry entry) {
    return entry.session() == mark.pid() || entry.group() == mark.pid();
  }

  private void ask(List<ProcessEntry> entries) {
    entries.forEach(entry -> entry.signal(false));
    other.signal("TERM", entries);
  }

  /** The group at once, so that it cannot fork faster than it is counted; then each by itself. */
  private void kill(List<ProcessEntry> entries) {
    if (entries.stream().anyMatch(entry -> entry.group() == mark.pid())) {
      Tools.killGroup(mark.pid());
    }
    entries.forEach(entry -> entry.signal(true));
    other.signal("KILL", entries);
  }

  /** Not cut short by an interrupt: a tree that is being ended must be ended. */
  private static void pause() {
    boolean interrupted = Thread.interrupted();
    try {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
