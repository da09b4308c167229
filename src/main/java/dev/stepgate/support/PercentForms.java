package dev.stepgate.support;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Percent-encoding, by the sets of characters that common encoders leave alone. */
final class PercentForms {
  private static final List<String> KEPT_MARKS =
      List.of(
          "-._~", // RFC 3986
          "-._~/", // Python's quote
          "-._", // PHP's urlencode
          "-._*", // forms, java.net.URLEncoder
          "-._~!*'()", // encodeURIComponent
          "-._~!*'();/?:@&=+$,#", // encodeURI
          "-._~!$&'()*+,;=", // user information of a URI
          "-._~!$&'()*+,;=:@", // a segment of a path
          "-._~!$&'()*+,;=:@/?"); // a query

  private PercentForms() {}

  static Set<String> of(String secret) {
    Set<String> forms = new LinkedHashSet<>();
    add(encode(secret, c -> false, "%20"), forms);
    for (String marks : KEPT_MARKS) {
      Kept kept = c -> isLetterOrDigit(c) || marks.indexOf(c) >= 0;
      add(encode(secret, kept, "%20"), forms);
      add(encode(secret, kept, "+"), forms);
    }
    return forms;
  }

  private interface Kept {
    boolean test(char c);
  }

  private static void add(String upper, Set<String> forms) {
    forms.add(upper);
    StringBuilder lower = new StringBuilder(upper);
    for (int at = upper.indexOf('%'); at >= 0; at = upper.indexOf('%', at + 1)) {
      lower.replace(at + 1, at + 3, upper.substring(at + 1, at + 3).toLowerCase(Locale.ROOT));
    }
    forms.add(lower.toString());
  }

  private static String encode(String secret, Kept kept, String space) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : secret.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 255);
      if (c == ' ') {
        encoded.append(space);
      } else if (kept.test(c)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
    return encoded.toString();
  }

  private static boolean isLetterOrDigit(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }
}
