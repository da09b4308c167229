package dev.stepgate.runbook.draft;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of steps, made from their titles; each is given once. */
final class Ids {
  private static final int LONGEST = 40;
  private final Set<String> taken = new HashSet<>();

  String of(String title, String otherwise) {
    String slug = slug(title);
    String id = slug.isEmpty() ? otherwise : slug;
    String free = id;
    for (int i = 2; !taken.add(free); i++) {
      free = id + "-" + i;
    }
    return free;
  }

  static String slug(String title) {
    String ascii =
        Normalizer.normalize(title.replace("ß", "ss"), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "");
    String bare = ascii.replaceAll("\\([^)]*\\)|'s\\b", " ").toLowerCase(Locale.ROOT);
    StringBuilder slug = new StringBuilder();
    for (String word : bare.split("[^a-z0-9]+")) {
      boolean small = word.matches("the|a|an|of|to|and|in|on|for|with") && slug.length() > 0;
      if (!word.isEmpty() && !small && slug.length() + word.length() < LONGEST) {
        slug.append(slug.length() == 0 ? "" : "-").append(word);
      }
    }
    return slug.toString();
  }
}
