package dev.stepgate.cli;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What {@code -e NAME=VALUE} gives. */
public final class Values {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Values() {}

  public static Map<String, String> of(List<String> assignments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      String name = equals < 0 ? assignment : assignment.substring(0, equals);
      check(equals >= 0 && NAME.matcher(name).matches(), "-e " + name + " is not NAME=VALUE");
      check(!values.containsKey(name), "-e " + name + " is given twice");
      values.put(name, assignment.substring(equals + 1));
    }
    return values;
  }

  private static void check(boolean holds, String fact) {
    if (!holds) {
      throw new UserError(
          ExitCode.INVALID, fact, "Type for instance: stepgate run RUNBOOK -e BACKUP_DIR=restore.");
    }
  }
}
