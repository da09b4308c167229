package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is to know of words, whatever they are about. */
final class Words {
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\[]*)]\\([^()]*\\)");
  private static final Pattern CODE = Pattern.compile("`+([^`]+)`+");
  private static final Pattern EMPHASIS =
      Pattern.compile(
          "\\*\\*|__|~~"
              + "|(?<![\\w*(/])\\*(?=[\\p{L}\\p{N}`\"'])|(?<=[\\p{L}\\p{N}`\"')!?])\\*(?![\\w*])");
  private static final Pattern DECORATION =
      Pattern.compile("^[^\\p{L}\\p{N}\"'`$\\[(</.~*-]+|[\\uFE0F\\u200D]");
  private static final Pattern BROKEN =
      Pattern.compile("[âðÃÂ‚Ä√ü][\\u0080-\\u00BF€-™œŸžšŒŠŽˆ˜ƒ†-•‰‹›“”‘’]{1,3}\\S*");
  private static final Set<String> SMALL =
      Set.of(
          "the", "and", "for", "from", "with", "into", "that", "this", "step", "after", "before",
          "all", "run", "are", "not", "was", "when", "your", "you", "has", "have", "can", "will",
          "should", "must", "using", "its", "error", "errors", "fails", "failed", "issue", "check",
          "always");

  private Words() {}

  /** Without Markdown. */
  static String plain(String markdown) {
    String text = LINK.matcher(markdown).replaceAll("$1");
    StringBuilder plain = new StringBuilder();
    Matcher code = CODE.matcher(text);
    int end = 0;
    while (code.find()) {
      plain
          .append(EMPHASIS.matcher(text.substring(end, code.start())).replaceAll(""))
          .append(code.group(1));
      end = code.end();
    }
    plain.append(EMPHASIS.matcher(text.substring(end)).replaceAll(""));
    return plain.toString().replaceAll("\\s+", " ").strip();
  }

  /** Without Markdown and without pictures at its beginning. */
  static String title(String markdown) {
    String text = DECORATION.matcher(plain(markdown)).replaceAll("").strip();
    return text.replaceFirst("[\\s:.–—-]+$", "");
  }

  /** The pieces of code in a sentence. */
  static List<String> code(String markdown) {
    List<String> code = new ArrayList<>();
    Matcher matcher = CODE.matcher(markdown);
    while (matcher.find()) {
      code.add(matcher.group(1).strip());
    }
    return code;
  }

  /** Whether letters were written in one encoding and read in another. */
  static boolean isBroken(String text) {
    return BROKEN.matcher(text).find();
  }

  static String withoutBroken(String text) {
    return BROKEN.matcher(text).replaceAll("").strip();
  }

  /** What a text is about: its longer words, in the singular. */
  static Set<String> topics(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> word.length() > 2 && !SMALL.contains(word))
        .map(Words::singular)
        .collect(Collectors.toSet());
  }

  static String singular(String word) {
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return word.endsWith("s") && !word.endsWith("ss") && word.length() > 3
        ? word.substring(0, word.length() - 1)
        : word;
  }

  static String shortened(String text, int longest) {
    String one = text.replaceAll("\\s+", " ").strip();
    return one.codePointCount(0, one.length()) <= longest
        ? one
        : one.substring(0, one.offsetByCodePoints(0, longest - 1)) + "…";
  }

  static String shortened(String text) {
    return shortened(text, 80);
  }
}
