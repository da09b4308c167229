package dev.stepgate.web.pages;

import dev.stepgate.support.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Bars that show how long a step took, run by run, the newest on the right.
 *
 * @param words the same for those who do not see it
 */
record Picture(
    String step, String title, String usual, String last, int width, List<Bar> bars, String words) {
  static final int HEIGHT = 36;
  private static final int STRIDE = 9;

  /** One run. */
  record Bar(int x, int y, int height, String run, String time, boolean slow) {}

  static Picture of(String step, String title, List<Past.Took> times) {
    Past past = new Past(java.util.Map.of(step, times));
    Duration usual = past.usual(step).orElse(times.get(times.size() - 1).time());
    long longest = times.stream().mapToLong(took -> took.time().toMillis()).max().orElse(1);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      bars.add(bar(i, times.get(i), Math.max(longest, 1), usual));
    }
    String words =
        times.stream().map(took -> Durations.render(took.time())).collect(Collectors.joining(", "));
    return new Picture(
        step,
        title,
        Durations.render(usual),
        Durations.render(times.get(times.size() - 1).time()),
        times.size() * STRIDE,
        bars,
        "Oldest first: " + words);
  }

  private static Bar bar(int index, Past.Took took, long longest, Duration usual) {
    int height = Math.max(2, (int) (HEIGHT * took.time().toMillis() / longest));
    boolean slow = took.time().toMillis() > 2 * usual.toMillis() && took.time().toSeconds() >= 2;
    return new Bar(
        index * STRIDE, HEIGHT - height, height, took.run(), Durations.render(took.time()), slow);
  }
}
