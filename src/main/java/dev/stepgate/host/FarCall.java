package dev.stepgate.host;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One far shell that runs {@code far.sh}: the program that reached it, and what it said first. */
final class FarCall implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LONGEST = 1 << 14;
  private static final long ANSWER_SECONDS = 60;

  private static final ScheduledExecutorService WATCHDOG =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "stepgate-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  private final String host;
  private final Reach reach;
  private final String nonce;
  private final Process process;
  private final InputStream out;
  private final FarErrors errors;
  private final long opened = System.nanoTime();

  private FarCall(String host, Reach reach, String nonce, Process process, FarErrors errors) {
    this.host = host;
    this.reach = reach;
    this.nonce = nonce;
    this.process = process;
    this.out = new BufferedInputStream(process.getInputStream(), 1 << 16);
    this.errors = errors;
  }

  /** Waits until a shell there is ready for its orders. */
  static FarCall open(String host, Reach reach, @Nullable String as, FarSettings settings)
      throws CommandNotStarted {
    String nonce = nonce();
    try {
      Process process = start(reach.argv(as));
      FarCall call = new FarCall(host, reach, nonce, process, FarErrors.start(process, nonce));
      call.sendUnlessGone(FarShell.program(nonce, settings));
      call.ready();
      return call;
    } catch (IOException failed) {
      throw new CommandNotStarted(Spawned.reason(failed), failed);
    }
  }

  /** Who has gone before listening has said why, and that is read next. */
  private void sendUnlessGone(byte[] bytes) {
    try {
      send(bytes);
    } catch (IOException gone) {
      return;
    }
  }

  private static String nonce() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** In a session of its own, so that what is typed at the terminal does not reach it. */
  private static Process start(List<String> argv) throws IOException, CommandNotStarted {
    List<String> apart = new ArrayList<>(List.of(Programs.find("setsid").toString()));
    apart.addAll(argv);
    ProcessBuilder builder = new ProcessBuilder(apart);
    Surroundings.prepare(builder.environment(), Map.of());
    return builder.start();
  }

  /** Past whatever the login there prints. */
  private void ready() throws CommandNotStarted {
    String said = mark();
    if (!said.equals("ready")) {
      close();
      throw refusal(said);
    }
  }

  /** Gives it its orders; a command that begins says so. */
  void order(Map<String, String> orders) throws HostUnreachable {
    try {
      send(FarShell.orders(orders));
    } catch (IOException broken) {
      throw unreachable();
    }
  }

  /** The number and start of the command that has begun; empty if nobody knows whether it has. */
  String begun() throws CommandNotStarted {
    String said = errors.awaitBegin();
    if (said.startsWith("refused ")) {
      close();
      throw refusal(said);
    }
    return said;
  }

  /** Whether it is still there, and has not waited too long. */
  boolean waits(Duration atMost) {
    boolean waits = process.isAlive() && System.nanoTime() - opened < atMost.toNanos();
    if (!waits) {
      close();
    }
    return waits;
  }

  private CommandNotStarted refusal(String said) {
    String why = said.startsWith("refused ") ? said.substring("refused ".length()) : said;
    return new CommandNotStarted(host + ": " + why, null);
  }

  /** The next mark on standard output. */
  String mark() throws CommandNotStarted {
    // A machine that neither answers nor refuses must not be waited for without end.
    Future<?> watchdog =
        WATCHDOG.schedule(process::destroyForcibly, ANSWER_SECONDS, TimeUnit.SECONDS);
    try {
      String start = "\036" + nonce + " ";
      for (String line = line(); line != null; line = line()) {
        int at = line.indexOf(start);
        if (at >= 0) {
          return line.substring(at + start.length());
        }
        errors.hear(line);
      }
    } catch (IOException broken) {
      process.destroyForcibly();
    } finally {
      watchdog.cancel(false);
    }
    throw unreachable();
  }

  /** All further marks, until the end. */
  List<String> marks() throws CommandNotStarted {
    List<String> marks = new ArrayList<>();
    for (String said = mark(); !said.equals("done"); said = mark()) {
      if (said.startsWith("refused ")) {
        throw refusal(said);
      }
      marks.add(said);
    }
    return marks;
  }

  HostUnreachable unreachable() {
    String said = errors.noise();
    end();
    String how = said.isBlank() ? "it ended without a word" : said;
    return new HostUnreachable(
        host + " (" + reach.address() + ") does not answer: " + how, advice(said), null);
  }

  /** When it had begun, and nothing told its end. */
  HostUnreachable cut(String said) {
    return new HostUnreachable(
        "the connection to " + host + " was cut" + (said.isEmpty() ? "" : ": " + said),
        advice(said),
        null);
  }

  private String advice(String said) {
    if (said.contains("it has no bash")) {
      return "Install bash there, or put it on the PATH of a login: every command runs in it.";
    }
    return said.contains("sudo: ")
        ? "Allow it there in sudoers without a password, or leave out 'as'."
        : reach.advice(said);
  }

  /** A word to the shell while the command runs. */
  void send(byte[] bytes) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write(bytes);
    in.flush();
  }

  Process process() {
    return process;
  }

  /** What the command prints, once the shell is ready. */
  InputStream out() {
    return out;
  }

  FarErrors errors() {
    return errors;
  }

  /** Breaks the connection, if there still is one. */
  @Override
  public void close() {
    end();
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyBroken) {
      return;
    }
  }

  /** What it has said before is still to be read, so its streams stay open. */
  private void end() {
    process.toHandle().destroy();
  }

  private @Nullable String line() throws IOException {
    byte[] line = new byte[LONGEST];
    int length = 0;
    int one = out.read();
    if (one < 0) {
      return null;
    }
    for (; one >= 0 && one != '\n'; one = out.read()) {
      if (length < LONGEST) {
        line[length++] = (byte) one;
      }
    }
    return new String(line, 0, length, StandardCharsets.UTF_8);
  }
}
