package dev.stepgate.data.mask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into JSON: {@code $.person.email}, {@code $.list[*].name}, {@code $['a key']}, {@code
 * $.**}.
 *
 * @param parts keys, {@code [*]} for each element, {@code *} for each key, {@code **} for any depth
 */
record JsonPath(String text, List<String> parts) {
  static final String ELEMENT = "[*]";
  private static final String ANY_KEY = "*";
  private static final String ANY_DEPTH = "**";
  private static final String KEY = "=";
  private static final Pattern PART =
      Pattern.compile("\\.(\\*\\*?)|\\.([^.\\[\\]*'\"\\s]+)|(\\[\\*])|\\['((?:[^']|'')*)']");

  /** The more exactly it says what it means, the earlier. */
  static final Comparator<JsonPath> EXACT_FIRST =
      Comparator.comparingLong((JsonPath path) -> path.count(ANY_DEPTH))
          .thenComparingLong(path -> path.count(ANY_KEY))
          .thenComparingInt(path -> -path.parts.size());

  static Optional<JsonPath> of(String text) {
    if (!text.startsWith("$")) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    Matcher part = PART.matcher(text).region(1, text.length());
    while (part.lookingAt()) {
      parts.add(part(part));
      part.region(part.end(), text.length());
    }
    return part.regionStart() == text.length()
        ? Optional.of(new JsonPath(text, List.copyOf(parts)))
        : Optional.empty();
  }

  /** A step into an object, as paths of values have it. */
  static String key(String name) {
    return KEY + name;
  }

  /** Whether it leads to the value that is reached by these steps. */
  boolean matches(List<String> steps) {
    return matches(0, steps, 0);
  }

  /** Whether it names a single place, so that it may speak of what is below. */
  boolean isForLeavesOnly() {
    return parts.contains(ANY_DEPTH);
  }

  private boolean matches(int part, List<String> steps, int step) {
    if (part == parts.size()) {
      return step == steps.size();
    }
    String wanted = parts.get(part);
    if (wanted.equals(ANY_DEPTH)) {
      return matches(part + 1, steps, step)
          || step < steps.size() && matches(part, steps, step + 1);
    }
    return step < steps.size()
        && isStep(wanted, steps.get(step))
        && matches(part + 1, steps, step + 1);
  }

  private static boolean isStep(String wanted, String step) {
    return wanted.equals(step) || wanted.equals(ANY_KEY) && step.startsWith(KEY);
  }

  private long count(String part) {
    return parts.stream().filter(part::equals).count();
  }

  private static String part(Matcher found) {
    if (found.group(1) != null) {
      return found.group(1);
    }
    if (found.group(3) != null) {
      return ELEMENT;
    }
    return key(found.group(2) != null ? found.group(2) : found.group(4).replace("''", "'"));
  }
}
