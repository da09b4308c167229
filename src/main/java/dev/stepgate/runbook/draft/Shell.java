package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be told of shell text without running it. */
final class Shell {
  private static final Pattern LOOP =
      Pattern.compile("(?m)(?:^|[;&|(]|\\bthen|\\bdo|\\belse)\\s*(?:for|while|until)\\s");
  private static final Pattern DONE = Pattern.compile("(?m)(?:^|[;&|\\s])done\\b");
  private static final Pattern IF =
      Pattern.compile("(?m)(?:^|[;&|(]|\\bthen|\\bdo|\\belse)\\s*if\\s");
  private static final Pattern FI = Pattern.compile("(?m)(?:^|[;&|\\s])fi\\b");
  private static final Pattern HERE = Pattern.compile("<<-?\\s*([\"']?)(\\w+)\\1");
  private static final Pattern USED =
      Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*)[^}]*}|([A-Za-z_]\\w*))");
  private static final Pattern SET =
      Pattern.compile(
          "(?m)(?:^|[;&|(`]|\\b(?:export|local|declare|readonly|typeset|do|then|else|env)\\s)\\s*(?:-\\w+\\s+)*([A-Za-z_]\\w*)\\+?=|\\bfor\\s+([A-Za-z_]\\w*)\\s+in\\b|\\bread\\s+(?:-\\w+\\s+)*([A-Za-z_]\\w*)");

  private Shell() {}

  /** Whether no quote, no continuation, no document and no loop is open. */
  static boolean isComplete(String text) {
    if (text.endsWith("\\") || hasOpenQuote(text)) {
      return false;
    }
    String bare = unquoted(text);
    Matcher here = HERE.matcher(text);
    if (here.find() && !text.matches("(?s).*\\n\\s*" + here.group(2) + "\\s*$")) {
      return false;
    }
    return count(LOOP, bare) <= count(DONE, bare)
        && count(IF, bare) <= count(FI, bare)
        && (bare.endsWith("|") || bare.endsWith("&&") ? false : braces(bare) <= 0);
  }

  private static long braces(String bare) {
    long opened = Pattern.compile("(?m)(?:^|[)\\s])\\{\\s*$").matcher(bare).results().count();
    return opened - Pattern.compile("(?m)^\\s*}").matcher(bare).results().count();
  }

  private static long count(Pattern pattern, String text) {
    return pattern.matcher(text).results().count();
  }

  private static boolean hasOpenQuote(String text) {
    return new Quotes(text).open() != 0;
  }

  /** Without what stands in quotes. */
  static String unquoted(String text) {
    return new Quotes(text).outside();
  }

  /** Names that the text uses and that bash would expand. */
  static Set<String> used(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = USED.matcher(new Quotes(text).expanded());
    while (matcher.find()) {
      boolean optional =
          matcher.group(1) != null && matcher.group().matches("\\$\\{\\w+:?[-+=?].*");
      if (!optional) {
        names.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
      }
    }
    return names;
  }

  /** Names to which the text gives a value of its own for what follows. */
  static Set<String> set(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = SET.matcher(text);
    while (matcher.find()) {
      for (int group = 1; group <= 3; group++) {
        if (matcher.group(group) != null) {
          names.add(matcher.group(group));
        }
      }
    }
    return names;
  }

  /** Whether it only prepares the shell for what follows it. */
  static boolean isSetting(String command) {
    return command.matches(
        "(?s)\\s*(?:export\\s+\\w+=.*|(?:source|\\.)\\s+\\S+|cd\\s+\\S+|set\\s+[-+].*|\\w+=(?:\\S*|\"[^\"]*\"|'[^']*'|\\$\\(.*\\))|(?:conda|pyenv)\\s+activate.*|workon\\s.*)\\s*");
  }

  /** One go through a text, keeping track of quotes. */
  private static final class Quotes {
    private final StringBuilder outside = new StringBuilder();
    private final StringBuilder expanded = new StringBuilder();
    private char open;

    Quotes(String text) {
      for (int i = 0; i < text.length(); i++) {
        i = read(text, i);
      }
    }

    char open() {
      return open;
    }

    String outside() {
      return outside.toString();
    }

    String expanded() {
      return expanded.toString();
    }

    private int read(String text, int i) {
      char c = text.charAt(i);
      if (c == '\\' && open != '\'') {
        return i + 1;
      }
      if (open == 0 && c == '#' && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
        int end = text.indexOf('\n', i);
        return end < 0 ? text.length() : end - 1;
      }
      if (c == open) {
        open = 0;
      } else if (open == 0 && (c == '"' || c == '\'')) {
        open = c;
      } else {
        keep(c);
      }
      return i;
    }

    private void keep(char c) {
      if (open == 0) {
        outside.append(c);
      }
      if (open != '\'') {
        expanded.append(c);
      }
    }
  }

  /** The words of one line, quotes taken off. */
  static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher =
        Pattern.compile("(?:[^\\s\"']|\"(?:[^\"\\\\]|\\\\.){0,2000}+\"|'[^']{0,2000}+')+")
            .matcher(command);
    while (matcher.find()) {
      words.add(matcher.group().replaceAll("[\"']", ""));
    }
    return words;
  }
}
