package dev.stepgate.data.load;

import dev.stepgate.data.schema.TableName;
import java.util.List;
import java.util.regex.Pattern;

/** Which tables are wanted: those that are included, or all if none are, without the excluded. */
record Globs(List<Pattern> include, List<Pattern> exclude) {
  static Globs of(List<String> include, List<String> exclude) {
    return new Globs(patterns(include), patterns(exclude));
  }

  boolean wants(TableName table) {
    return (include.isEmpty() || any(include, table)) && !any(exclude, table);
  }

  private static boolean any(List<Pattern> patterns, TableName table) {
    String full = table.schema() + "." + table.name();
    return patterns.stream()
        .anyMatch(one -> one.matcher(table.name()).matches() || one.matcher(full).matches());
  }

  private static List<Pattern> patterns(List<String> globs) {
    return globs.stream().map(Globs::pattern).toList();
  }

  private static Pattern pattern(String glob) {
    String quoted = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(quoted);
  }
}
