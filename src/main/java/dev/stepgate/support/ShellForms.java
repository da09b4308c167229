package dev.stepgate.support;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** What a shell prints for a value when it traces, declares or quotes. */
final class ShellForms {
  private static final String BACKSLASHED = " \t'\"\\|&;()<>!{}*[]?^$`,";
  private static final String IN_DOUBLE_QUOTES = "$`\"\\";

  private ShellForms() {}

  static Set<String> of(String secret) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(secret.replace("'", "'\\''"));
    forms.add(secret.replace("'", "'\"'\"'"));
    forms.add(secret.replace("'", "\\'"));
    forms.add(backslashed(secret, BACKSLASHED));
    forms.add(backslashed(secret, BACKSLASHED + "~#"));
    forms.add(tildes(backslashed(secret, BACKSLASHED)));
    forms.add(leading(tildes(backslashed(secret, BACKSLASHED))));
    forms.add(backslashed(secret, BACKSLASHED + "~#=:@%+"));
    forms.add(backslashed(secret, IN_DOUBLE_QUOTES));
    forms.add(backslashed(secret, IN_DOUBLE_QUOTES + "!"));
    forms.add(ansi(secret, false));
    forms.add(ansi(secret, true));
    return forms;
  }

  private static String leading(String quoted) {
    return quoted.startsWith("~") || quoted.startsWith("#") ? "\\" + quoted : quoted;
  }

  /** bash escapes a tilde only where it could mean a home folder. */
  private static String tildes(String quoted) {
    return quoted.replace("=~", "=\\~").replace(":~", ":\\~");
  }

  private static String backslashed(String secret, String special) {
    StringBuilder quoted = new StringBuilder();
    for (char c : secret.toCharArray()) {
      quoted.append(special.indexOf(c) < 0 ? "" : "\\").append(c);
    }
    return quoted.toString();
  }

  private static String ansi(String secret, boolean octal) {
    StringBuilder quoted = new StringBuilder();
    secret.codePoints().forEach(c -> quoted.append(ansi(c, octal)));
    return quoted.toString();
  }

  private static String ansi(int c, boolean octal) {
    return switch (c) {
      case 7 -> "\\a";
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case 11 -> "\\v";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      case 27 -> "\\E";
      case '\\' -> "\\\\";
      case '\'' -> "\\'";
      default -> needsOctal(c, octal) ? octal(c) : Character.toString(c);
    };
  }

  private static boolean needsOctal(int c, boolean octal) {
    return c < ' ' || c == 127 || octal && c > 127;
  }

  private static String octal(int c) {
    StringBuilder digits = new StringBuilder();
    for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      digits.append(String.format(Locale.ROOT, "\\%03o", octet & 255));
    }
    return digits.toString();
  }
}
