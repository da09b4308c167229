package dev.stepgate.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is started on a far machine: a shell that reads its program from standard input, so that
 * nothing of a command or a value stands in anybody's argument list.
 */
final class FarShell {
  /** Holds no single quote and nothing that other login shells than sh take apart. */
  private static final String ENTRY =
      "command -v bash >/dev/null 2>&1 || { echo \"it has no bash\" >&2; exit 127; };"
          + " p=\"IFS= read -r n && LC_ALL=C IFS= read -r -N \\\"\\$n\\\" s && eval \\\"\\$s\\\"\";"
          + " if [ -z \"$1\" ] || [ \"$1\" = \"$(id -un)\" ]; then exec bash -c \"$p\"; fi;"
          + " if command -v sudo >/dev/null 2>&1;"
          + " then exec sudo -n -H -u \"$1\" -- bash -c \"$p\"; fi;"
          + " if [ \"$(id -u)\" = 0 ]; then exec runuser -u \"$1\" -- bash -c \"$p\"; fi;"
          + " echo \"it has no sudo\" >&2; exit 126";

  private static final String PROGRAM = program();

  private FarShell() {}

  /** For programs that pass arguments on as they are. */
  static List<String> argv(@Nullable String as) throws CommandNotStarted {
    return List.of("sh", "-c", ENTRY, "sh", user(as));
  }

  /** For ssh, which gives one text to the login shell. */
  static String line(@Nullable String as) throws CommandNotStarted {
    return "exec sh -c '" + ENTRY + "' sh '" + user(as) + "'";
  }

  /** The program, which says with the nonce what is its own and no command's. */
  static byte[] program(String nonce, FarSettings settings) {
    Map<String, String> standing = new LinkedHashMap<>();
    standing.put("nonce", nonce);
    standing.put("grace", FarSettings.seconds(settings.grace()));
    standing.put("patience", FarSettings.seconds(settings.patience()));
    return sent(assignments(standing) + PROGRAM);
  }

  /** What the program is to do: {@code op}, and what that needs. */
  static byte[] orders(Map<String, String> orders) {
    return sent(assignments(orders));
  }

  private static String assignments(Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append(name + "=" + ShellText.quote(value) + "\n"));
    return text.toString();
  }

  /** Behind its length: so the shell need not look for its end byte by byte. */
  private static byte[] sent(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] length = (bytes.length + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] sent = Arrays.copyOf(length, length.length + bytes.length);
    System.arraycopy(bytes, 0, sent, length.length, bytes.length);
    return sent;
  }

  static String user(@Nullable String as) throws CommandNotStarted {
    if (as != null && !as.matches("[A-Za-z0-9_][A-Za-z0-9_.@-]*\\$?")) {
      throw new CommandNotStarted("'" + as + "' cannot be the name of a system user", null);
    }
    return as == null ? "" : as;
  }

  private static String program() {
    try (InputStream in = FarShell.class.getResourceAsStream("far.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.joining("\n", "", "\n"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read far.sh", unreadable);
    }
  }
}
