package dev.stepgate.run;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Shows what changed between two versions of a runbook, as {@code diff -u} does. */
final class Difference {
  private static final int CONTEXT = 1;
  private static final int LINES = 60;

  private Difference() {}

  static String between(byte[] before, byte[] after) {
    List<String> old = lines(before);
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            "as it started", "as it is now", old, DiffUtils.diff(old, lines(after)), CONTEXT);
    String shown = diff.stream().limit(LINES).collect(Collectors.joining("\n"));
    return diff.size() > LINES ? shown + "\n… " + (diff.size() - LINES) + " lines more" : shown;
  }

  private static List<String> lines(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }
}
