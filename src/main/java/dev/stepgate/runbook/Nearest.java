package dev.stepgate.runbook;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant. */
public final class Nearest {
  private static final int CANDIDATES = 300;
  private static final int LONGEST = 100;

  private Nearest() {}

  public static Optional<String> to(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    return known.stream()
        .limit(CANDIDATES)
        .filter(candidate -> distance(word, candidate) <= allowed(word, candidate))
        .min(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** "Did you mean …?", or else what is known. */
  static String hint(String word, Collection<String> known, String otherwise) {
    return to(word, known).map(near -> "Did you mean '" + near + "'?").orElse(otherwise);
  }

  private static int allowed(String word, String candidate) {
    return Math.min(word.length(), candidate.length()) <= 3 ? 1 : 2;
  }

  private static int distance(String left, String right) {
    if (Math.abs(left.length() - right.length()) > 2) {
      return Integer.MAX_VALUE;
    }
    return distance(unified(left).toCharArray(), unified(right).toCharArray());
  }

  private static String unified(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Insertions, deletions, replacements and swaps of neighbours. */
  private static int distance(char[] left, char[] right) {
    int[][] cost = new int[left.length + 1][right.length + 1];
    for (int i = 0; i <= left.length; i++) {
      for (int j = 0; j <= right.length; j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, left, right, i, j);
      }
    }
    return cost[left.length][right.length];
  }

  private static int step(int[][] cost, char[] left, char[] right, int i, int j) {
    int replaced = cost[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
