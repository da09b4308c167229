package dev.stepgate.support;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The ways in which HTML and XML escape text. */
final class HtmlForms {
  private static final List<String> QUOTES = List.of("\"", "&quot;", "&#34;", "&#x22;");
  private static final List<String> APOSTROPHES =
      List.of("'", "&#39;", "&#039;", "&#x27;", "&apos;");

  private HtmlForms() {}

  static Set<String> of(String secret) {
    Set<String> forms = new LinkedHashSet<>();
    String text = secret.replace("&", "&amp;").replace("<", "&lt;");
    for (String quote : QUOTES) {
      for (String apostrophe : APOSTROPHES) {
        String escaped = text.replace("\"", quote).replace("'", apostrophe);
        forms.add(escaped);
        forms.add(escaped.replace(">", "&gt;"));
      }
    }
    return forms;
  }
}
