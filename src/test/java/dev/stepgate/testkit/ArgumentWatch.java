package dev.stepgate.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks at the arguments of all processes, as anybody can, again and again until it is closed. */
public final class ArgumentWatch implements AutoCloseable {
  private static final Path PROC = Path.of("/proc");
  private static final int LOOKS_FOR_EACH_PS = 100;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Thread watch = new Thread(this::watch, "argument watch");
  private volatile boolean closed;
  private volatile int looks;

  private ArgumentWatch() {}

  /** Has looked once when it is handed out. */
  public static ArgumentWatch begin() {
    ArgumentWatch begun = new ArgumentWatch();
    begun.watch.setDaemon(true);
    begun.watch.start();
    Patience.until("the first look", () -> begun.looks > 0);
    return begun;
  }

  /** The command lines with the text in them, plain or in Base64. */
  public List<String> with(String text) {
    List<String> forms =
        Stream.concat(Stream.of(text), base64(text)).filter(form -> form.length() > 7).toList();
    return seen.stream().filter(line -> forms.stream().anyMatch(line::contains)).toList();
  }

  /** How often it has looked: proves that it could have seen something. */
  public int looks() {
    return looks;
  }

  @Override
  public void close() {
    closed = true;
    Patience.until("the end of the watch", () -> !watch.isAlive());
  }

  private void watch() {
    for (; !closed; looks++) {
      lookAtFiles();
      if (looks % LOOKS_FOR_EACH_PS == 0) {
        seen.addAll(Outcome.of("ps", "-eo", "args").worked().lines().toList());
      }
      Thread.yield();
    }
  }

  private void lookAtFiles() {
    for (String name : PROC.toFile().list()) {
      if (Character.isDigit(name.charAt(0))) {
        seen.add(arguments(name));
      }
    }
  }

  private static String arguments(String pid) {
    try {
      byte[] all = Files.readAllBytes(PROC.resolve(pid).resolve("cmdline"));
      return new String(all, StandardCharsets.UTF_8).replace('\0', ' ').strip();
    } catch (IOException ended) {
      return "";
    }
  }

  /** What is certain to be in the Base64 form of any text around it: it depends on the place. */
  private static Stream<String> base64(String text) {
    return IntStream.range(0, 3).mapToObj(before -> base64(text, before));
  }

  private static String base64(String text, int before) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    int whole = shifted.length / 3 * 3;
    String form = Base64.getEncoder().encodeToString(Arrays.copyOf(shifted, whole));
    return form.substring(before == 0 ? 0 : 4);
  }
}
