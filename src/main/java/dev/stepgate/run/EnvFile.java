package dev.stepgate.run;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of {@code NAME=VALUE} lines; quotes are taken off, nothing in it is ever executed or
 * expanded.
 */
final class EnvFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=(.*)", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("(?s)(['\"])(.*?)\\1(?:\\s+#.*)?");
  private static final Pattern COMMENT = Pattern.compile("(?s)\\s+#.*");

  private EnvFile() {}

  static Map<String, String> read(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = i == 0 ? withoutMark(lines.get(i)) : lines.get(i);
      if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
        put(values, line, file + ":" + (i + 1) + ":1");
      }
    }
    return values;
  }

  private static String withoutMark(String first) {
    return first.startsWith(BYTE_ORDER_MARK) ? first.substring(1) : first;
  }

  private static void put(Map<String, String> values, String line, String place) {
    Matcher match = LINE.matcher(line);
    if (!match.matches()) {
      throw new UserError(
          ExitCode.INVALID,
          "a line of the env file is not NAME=VALUE",
          place,
          "Write one NAME=VALUE per line; # begins a comment.");
    }
    values.put(match.group(1), value(match.group(1), match.group(2), place));
  }

  private static String value(String name, String written, String place) {
    Matcher quoted = QUOTED.matcher(written.strip());
    String value =
        quoted.matches() ? quoted.group(2) : COMMENT.matcher(written).replaceFirst("").strip();
    if (!quoted.matches() && (value.startsWith("'") || value.startsWith("\""))) {
      throw new UserError(
          ExitCode.INVALID,
          "the value of " + name + " begins with a quote that does not end in its line",
          place,
          "Put a value of many lines into a file, and name it under secrets.");
    }
    if (value.indexOf('\0') >= 0) {
      throw new UserError(
          ExitCode.INVALID,
          "the value of " + name + " holds a NUL character",
          place,
          "Use a text value.");
    }
    return value;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException binary) {
      throw new UserError(
          ExitCode.INVALID, "the env file " + file + " is not UTF-8 text", "Save it as UTF-8.");
    } catch (IOException unreadable) {
      throw new UserError(
              ExitCode.INVALID,
              "the env file " + file + " cannot be read",
              "Create it, or change env.file in the runbook.")
          .causedBy(unreadable);
    }
  }
}
