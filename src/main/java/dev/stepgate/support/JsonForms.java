package dev.stepgate.support;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** What may stand between the quotes of a JSON string. */
final class JsonForms {
  private static final boolean[] EITHER = {false, true};

  private JsonForms() {}

  static Set<String> of(String secret) {
    Set<String> forms = new LinkedHashSet<>();
    for (boolean upper : EITHER) {
      for (boolean slash : EITHER) {
        for (String unsafe : new String[] {"", "<>&", "<>&'=", "<>&'=+\"/\\"}) {
          forms.add(encode(secret, new Style(upper, slash, unsafe, '~')));
          forms.add(encode(secret, new Style(upper, slash, unsafe, Character.MAX_VALUE)));
        }
      }
      forms.add(encode(secret, new Style(upper, false, "", '\0')));
    }
    return forms;
  }

  /**
   * @param slash whether a slash is escaped
   * @param unsafe characters that must not stand in HTML
   * @param last the last character that stands for itself
   */
  private record Style(boolean upper, boolean slash, String unsafe, char last) {
    String unicode(char c) {
      String digits = String.format(Locale.ROOT, "%04x", (int) c);
      return "\\u" + (upper ? digits.toUpperCase(Locale.ROOT) : digits);
    }
  }

  private static String encode(String secret, Style style) {
    StringBuilder encoded = new StringBuilder();
    secret.chars().forEach(c -> encoded.append(encode((char) c, style)));
    return encoded.toString();
  }

  private static String encode(char c, Style style) {
    if (c > style.last || style.unsafe.indexOf(c) >= 0) {
      return style.unicode(c);
    }
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '/' -> style.slash ? "\\/" : "/";
      default -> c < ' ' ? style.unicode(c) : String.valueOf(c);
    };
  }
}
