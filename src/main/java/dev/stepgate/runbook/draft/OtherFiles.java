package dev.stepgate.runbook.draft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files whose name is nearly, and not quite, that of others. */
final class OtherFiles {
  private static final Pattern PATH =
      Pattern.compile(
          "[\\w./*${}<>-]{3,150}\\.(?:sql|json|dump|tar|zip|bak|csv|tgz)(?:\\.gz|\\.zst|\\.bz2)?");
  private static final Pattern INNER = Pattern.compile("\\$\\([^)]{0,60}\\)");
  private static final Pattern STAMP =
      Pattern.compile(
          "(?:YYYY[-_]?MM[-_]?DD(?:[-_T]?HH[-_:]?MM(?:[-_:]?SS)?)?|\\$\\([^)]*\\)|\\*|\\$\\{?\\w+}?|<\\w+>|\\d{8}(?:[-_T]?\\d{4,6})?|\\d{4}-\\d{2}-\\d{2})+");

  private OtherFiles() {}

  static void find(Source source, Findings findings) {
    Map<String, Integer> plain = new LinkedHashMap<>();
    Map<String, Integer> stamped = new LinkedHashMap<>();
    for (int i = 0; i < source.lines().size(); i++) {
      for (String word :
          INNER.matcher(source.lines().get(i)).replaceAll("*").split("[\\s\"'`|;,()=]+")) {
        String path = word.replaceFirst("^[\\w-]+:", "");
        if (PATH.matcher(path).matches()) {
          String general = STAMP.matcher(path).replaceAll("*");
          (general.contains("*") ? stamped : plain).putIfAbsent(general, i + 1);
        }
      }
    }
    plain.forEach(
        (path, line) ->
            like(path, stamped)
                .ifPresent(other -> tell(path, line, other, stamped.get(other), findings)));
  }

  private static Optional<String> like(String path, Map<String, Integer> stamped) {
    return stamped.keySet().stream()
        .filter(
            other ->
                other.indexOf('*') > 3
                    && other.charAt(other.indexOf('*') - 1) != '/'
                    && other.indexOf('*') == other.lastIndexOf('*'))
        .filter(
            other ->
                path.startsWith(other.substring(0, other.indexOf('*')))
                    && path.endsWith(other.substring(other.indexOf('*') + 1)))
        .filter(
            other ->
                path.length() >= other.length()
                    && path.substring(
                            other.indexOf('*'),
                            path.length() - (other.length() - other.indexOf('*') - 1))
                        .matches("[A-Za-z]{1,20}"))
        .findFirst();
  }

  private static void tell(String path, int line, String other, int at, Findings findings) {
    findings.add(
        "other-file",
        line,
        "the file '"
            + path
            + "' is named here, and '"
            + other.replace("*", "…")
            + "' in line "
            + at,
        "No step makes it; find out which file is meant.");
  }
}
