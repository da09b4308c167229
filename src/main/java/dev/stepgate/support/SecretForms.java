package dev.stepgate.support;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/** All the shapes in which a secret may turn up in output. */
final class SecretForms {
  private static final int SHORTEST_LINE = 8;
  private static final int SHORTEST_FORM = 4;

  private SecretForms() {}

  /**
   * @param exact takes the forms that occur byte for byte
   * @param cores takes the forms that may be broken over lines
   */
  static void collect(String secret, Set<Octets> exact, Set<Octets> cores) {
    for (String part : parts(secret)) {
      texts(part).stream().map(Octets::of).forEach(form -> addLong(form, exact));
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      Base64Cores.of(bytes).forEach(form -> addLong(form, cores));
      addLong(Octets.of(HexFormat.of().formatHex(bytes)), cores);
      addLong(Octets.of(HexFormat.of().withUpperCase().formatHex(bytes)), cores);
    }
  }

  /** The whole, with both kinds of line ends and without outer space, and each longer line. */
  private static Set<String> parts(String secret) {
    Set<String> parts = new LinkedHashSet<>();
    String unix = secret.replace("\r\n", "\n");
    parts.add(secret.replaceFirst("[\r\n]+$", ""));
    parts.add(secret.strip());
    parts.add(unix.strip());
    parts.add(unix.strip().replace("\n", "\r\n"));
    secret.lines().map(String::strip).filter(l -> l.length() >= SHORTEST_LINE).forEach(parts::add);
    return parts;
  }

  private static Set<String> texts(String part) {
    Set<String> texts = new LinkedHashSet<>();
    texts.add(part);
    texts.addAll(PercentForms.of(part));
    texts.addAll(JsonForms.of(part));
    texts.addAll(ShellForms.of(part));
    texts.addAll(HtmlForms.of(part));
    return texts;
  }

  private static void addLong(Octets form, Set<Octets> forms) {
    if (form.bytes().length >= SHORTEST_FORM) {
      forms.add(form);
    }
  }
}
