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
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");
  private static final Pattern QUOTED = Pattern.compile("(?s)(['\"])(.*)\\1(?:\\s+#.*)?");

  private EnvFile() {}

  static Map<String, String> read(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
        put(values, line, file + ":" + (i + 1) + ":1");
      }
    }
    return values;
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
    values.put(match.group(1), unquoted(match.group(2)));
  }

  private static String unquoted(String value) {
    Matcher quoted = QUOTED.matcher(value);
    return quoted.matches() ? quoted.group(2) : value.replaceFirst("\\s+#.*$", "");
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
