package dev.stepgate.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RedactorTest {
  private static final String ALPHABET = "abcXYZ0189 .*+?^$()[]{}|\\/'\"`~#=:;,&<>!%@-_\n\té€ü漢😀";
  private static final String PEM =
      "-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\nAQEFAASCBKcwggSjAgEA\n-----END KEY-----\n";
  private final Random random = new Random(42);

  @Test
  void masksASecretInTheMiddleOfText() {
    assertThat(watching("hunter2!").text("user=a password=hunter2! ok"))
        .isEqualTo("user=a password=*** ok");
  }

  @Test
  void leavesTextWithoutSecretsAsItIs() {
    String text = "hunter hunter2 hunter2? \ud800";
    assertThat(watching("hunter2!").text(text)).isSameAs(text);
  }

  @Test
  void masksTheUnionOfOverlappingSecrets() {
    Redactor redactor = watching("abcdef", "defghi", "abcdefghijkl", "cdef");
    assertThat(redactor.text("[abcdefghi]")).isEqualTo("[***]");
    assertThat(redactor.text("[abcdefghijkl]")).isEqualTo("[***]");
    assertThat(redactor.text("[abcdefghijk]")).isEqualTo("[***jk]");
    assertThat(redactor.text("[xcdefx]")).isEqualTo("[x***x]");
  }

  @Test
  void masksEachRunOnceHoweverLong() {
    Redactor.Stream stream = watching("aaaa").stream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] run = "a".repeat(300_001).getBytes(StandardCharsets.UTF_8);
    stream.write(run, 0, run.length, out::write);
    stream.finish(out::write);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("***");
  }

  @Test
  void masksBase64AtEveryAlignmentAndOverLineBreaks() {
    String secret = "correct horse battery staple?>~";
    Redactor redactor = watching(secret);
    for (int before = 0; before < 120; before++) {
      byte[] whole = ("u".repeat(before) + secret + ":tail").getBytes(StandardCharsets.UTF_8);
      for (Base64.Encoder encoder :
          List.of(
              Base64.getEncoder(),
              Base64.getUrlEncoder(),
              Base64.getMimeEncoder(),
              Base64.getMimeEncoder(64, new byte[] {'\n'}))) {
        assertThat(redactor.text(encoder.encodeToString(whole)))
            .contains("***")
            .hasSizeLessThan(encoder.encodeToString(whole).length() - secret.length());
      }
    }
  }

  @Test
  void doesNotWaitForeverForTheRestOfBrokenBase64() {
    byte[] start = "Y29ycmVjdCBob3Jz".getBytes(StandardCharsets.UTF_8);
    Redactor.Stream stream = watching("correct horse battery").stream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    stream.write(start, 0, start.length, out::write);
    assertThat(out.size()).isZero();
    stream.write(new byte[] {'\n', '\n', '\n'}, 0, 3, out::write);
    assertThat(out.size()).isEqualTo(start.length + 3);
  }

  @Test
  void masksEveryLongerLineOfAManyLineSecret() {
    Redactor redactor = watching(PEM);
    assertThat(redactor.text("key:\n" + PEM + "end")).isEqualTo("key:\n***\nend");
    assertThat(redactor.text(PEM.replace("\n", "\r\n"))).isEqualTo("***\r\n");
    assertThat(redactor.text("  AQEFAASCBKcwggSjAgEA  ")).isEqualTo("  ***  ");
    assertThat(redactor.text(PEM.strip().replace("\n", "\\n"))).isEqualTo("***");
  }

  @Test
  void holdsBackNothingThatCannotBecomeASecret() {
    Redactor.Stream stream = watching("secret-value").stream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] bytes = "plain secret-".getBytes(StandardCharsets.UTF_8);
    stream.write(bytes, 0, bytes.length, out::write);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("plain ");
    stream.finish(out::write);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("plain secret-");
  }

  @Test
  void masksEveryFormOfRandomSecretsInRandomPieces() {
    for (int round = 0; round < 300; round++) {
      String secret = randomSecret();
      Redactor redactor = watching(secret, "another-" + round);
      for (Map.Entry<String, String> form : forms(secret).entrySet()) {
        assertThat(inPieces(redactor, "¤" + form.getValue() + "¤"))
            .as("%s of %s", form.getKey(), secret)
            .isEqualTo("¤***¤");
      }
    }
  }

  @Test
  void masksWhatBashPrintsForRandomSecrets() throws Exception {
    List<String> secrets = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      secrets.add(randomSecret());
    }
    List<String> printed = quotedByBash(secrets);
    assertThat(printed).hasSize(secrets.size() * 3);
    for (int i = 0; i < printed.size(); i++) {
      String masked = watching(secrets.get(i / 3)).text(printed.get(i));
      assertThat(masked).as(printed.get(i)).matches("(\\$?')?(a=)?\\*\\*\\*'?");
    }
  }

  @Test
  void givesTheSameHoweverTheStreamIsCut() {
    Redactor redactor = watching("abab", "ababab", "bba!", "aaab");
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      random.ints(40, 0, 4).forEach(i -> text.append("ab!\n".charAt(i)));
      assertThat(inPieces(redactor, text.toString())).isEqualTo(redactor.text(text.toString()));
    }
  }

  @Test
  void passesAStreamWithoutSecretsByteForByte() {
    Redactor redactor = watching("\u00e9-secret", "{\"key\"}", PEM);
    byte[] noise = new byte[1 << 20];
    random.nextBytes(noise);
    Redactor.Stream stream = redactor.stream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < noise.length; ) {
      int length = Math.min(random.nextInt(5_000), noise.length - at);
      stream.write(noise, at, length, out::write);
      at += length;
    }
    stream.finish(out::write);
    assertThat(out.toByteArray()).isEqualTo(noise);
  }

  @Test
  void refusesSecretsThatWouldMaskEverything() {
    assertThat(Redactor.tooShort("abc")).isTrue();
    assertThat(Redactor.tooShort("abc \n")).isTrue();
    assertThat(Redactor.tooShort("abcd")).isFalse();
    assertThatThrownBy(() -> Redactor.of(Map.of("PIN", "123")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the secret PIN has fewer than 4 characters");
  }

  private static Redactor watching(String... secrets) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String secret : secrets) {
      named.put("S" + named.size(), secret);
    }
    return Redactor.of(named);
  }

  /** Begins and ends with a letter, so that no form depends on what stands beside it. */
  private String randomSecret() {
    StringBuilder secret = new StringBuilder("k");
    int[] letters = ALPHABET.codePoints().toArray();
    random
        .ints(3 + random.nextInt(30), 0, letters.length)
        .forEach(i -> secret.appendCodePoint(letters[i]));
    return secret.append("Z").toString();
  }

  private static Map<String, String> forms(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    String json = JsonMapper.shared().writeValueAsString(secret);
    String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("raw", secret);
    forms.put("windows", secret.replace("\n", "\r\n"));
    forms.put("hex", HexFormat.of().formatHex(bytes));
    forms.put("HEX", HexFormat.of().withUpperCase().formatHex(bytes));
    forms.put("json", json.substring(1, json.length() - 1));
    forms.put("json slash", json.substring(1, json.length() - 1).replace("/", "\\/"));
    forms.put("json ascii", ascii(json.substring(1, json.length() - 1)));
    forms.put("url", url);
    forms.put("url %20", url.replace("+", "%20"));
    forms.put("url lower", lowerHex(url));
    forms.put("percent all", HexFormat.of().withPrefix("%").withUpperCase().formatHex(bytes));
    forms.put("percent all lower", HexFormat.of().withPrefix("%").formatHex(bytes));
    forms.put("html", html(secret));
    forms.put("xml", html(secret).replace("&#39;", "&apos;"));
    forms.put("single quotes", secret.replace("'", "'\\''"));
    forms.put("double quotes", secret.replaceAll("[$`\"\\\\]", "\\\\$0"));
    return forms;
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String ascii(String json) {
    StringBuilder escaped = new StringBuilder();
    for (char c : json.toCharArray()) {
      escaped.append(c < 128 ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return escaped.toString();
  }

  private static String lowerHex(String url) {
    StringBuilder lower = new StringBuilder(url);
    for (int at = url.indexOf('%'); at >= 0; at = url.indexOf('%', at + 1)) {
      lower.replace(at, at + 3, url.substring(at, at + 3).toLowerCase(Locale.ROOT));
    }
    return lower.toString();
  }

  private String inPieces(Redactor redactor, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Redactor.Stream stream = redactor.stream();
    for (int at = 0; at < bytes.length; ) {
      int length = Math.min(1 + random.nextInt(7), bytes.length - at);
      stream.write(bytes, at, length, out::write);
      at += length;
    }
    stream.finish(out::write);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Each as printf %q, as ${x@Q} and as printf %q in the C locale prints it. */
  private static List<String> quotedByBash(List<String> secrets) throws Exception {
    String script =
        "while IFS= read -r -d '' x; do printf '%q\\0' \"$x\"; printf '%s\\0' \"${x@Q}\";"
            + " (LC_ALL=C; printf '%q\\0' \"a=$x\"); done";
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", script);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process bash = builder.start();
    Thread writer =
        new Thread(
            () -> {
              try (var in = bash.getOutputStream()) {
                in.write((String.join("\0", secrets) + "\0").getBytes(StandardCharsets.UTF_8));
              } catch (IOException broken) {
                throw new UncheckedIOException(broken);
              }
            });
    writer.start();
    byte[] printed = bash.getInputStream().readAllBytes();
    writer.join();
    return List.of(new String(printed, StandardCharsets.UTF_8).split("\0"));
  }
}
