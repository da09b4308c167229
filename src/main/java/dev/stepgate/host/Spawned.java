package dev.stepgate.host;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A process in a session of its own, with pipes that outlive it.
 *
 * <p>Java closes its ends of a process's pipes when the process ends, which would kill a background
 * child at its next output; so the pipes are opened a second time through /proc while an outer
 * shell waits for the word to go on. If Stepgate dies before giving it, nothing has run.
 *
 * <p>The outer shell also tells an exit code above 128 from a signal, which Java does not: only for
 * a signal does a shell say something, and it says it into the pipe that is its standard input.
 */
final class Spawned {
  private static final String OUTER =
      """
      read -r go || exit 0
      trap : HUP INT QUIT TERM
      exec 3>&2 2>/proc/self/fd/0
      (exec 2>&3 3>&- INPUT; exec "$@")
      code=$?
      echo "$code" >&2
      exit "$code"
      """;
  private static final String ALONE = OUTER.replace("INPUT", "</dev/null");
  private static final String FED = OUTER.replace("INPUT", "");

  private final Process process;
  private final ProcessMark mark;
  private final InputStream out;
  private final InputStream err;
  private final InputStream report;
  private final Set<String> pipes;

  private Spawned(Process process, String tag) throws IOException {
    Path ends = Path.of("/proc/" + process.pid() + "/fd");
    this.process = process;
    report = new FileInputStream(ends.resolve("0").toFile());
    out = new FileInputStream(ends.resolve("1").toFile());
    err = new FileInputStream(ends.resolve("2").toFile());
    pipes = Set.of(link(ends.resolve("1")), link(ends.resolve("2")));
    mark = new ProcessMark(process.pid(), Boot.started(process.pid()), tag);
    process.getInputStream().close();
    process.getErrorStream().close();
  }

  static Spawned start(LaunchPlan plan, Path cwd, String tag) throws CommandNotStarted {
    List<String> argv = new ArrayList<>();
    argv.addAll(List.of(Programs.find("setsid").toString(), Programs.find("sh").toString(), "-c"));
    argv.addAll(List.of(plan.fed().length == 0 ? ALONE : FED, "sh"));
    argv.addAll(plan.argv());
    ProcessBuilder builder = new ProcessBuilder(argv).directory(cwd.toFile());
    Surroundings.prepare(builder.environment(), plan.env());
    try {
      return begin(builder.start(), plan.fed(), tag);
    } catch (IOException failed) {
      throw new CommandNotStarted(reason(failed), failed);
    }
  }

  private static Spawned begin(Process process, byte[] fed, String tag) throws IOException {
    try {
      Spawned spawned = new Spawned(process, tag);
      spawned.go(fed);
      return spawned;
    } catch (IOException failed) {
      process.destroyForcibly();
      throw failed;
    }
  }

  Process process() {
    return process;
  }

  ProcessMark mark() {
    return mark;
  }

  InputStream out() {
    return out;
  }

  InputStream err() {
    return err;
  }

  /** Processes that still have this one's output open. */
  List<ProcessEntry> holders() {
    return ProcessEntry.all().stream().filter(entry -> entry.hasOpen(pipes)).toList();
  }

  /** What the outer shell said; only after the end. */
  String report() {
    try (report) {
      byte[] said = new byte[report.available()];
      int length = said.length == 0 ? 0 : report.read(said);
      return new String(said, 0, length, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the report of a shell", unreadable);
    }
  }

  /** In a thread of its own when there is much to feed: the reader may never come. */
  private void go(byte[] fed) {
    Thread feeder = new Thread(() -> feed(process.getOutputStream(), fed), "stepgate-feeder");
    feeder.setDaemon(true);
    if (fed.length == 0) {
      feeder.run();
    } else {
      feeder.start();
    }
  }

  private static void feed(OutputStream input, byte[] fed) {
    try (input) {
      input.write('\n');
      input.write(fed);
    } catch (IOException ended) {
      return; // then its exit code says what there is to say
    }
  }

  private static String link(Path end) throws IOException {
    return Files.readSymbolicLink(end).toString();
  }

  static String reason(IOException failed) {
    String message = String.valueOf(failed.getMessage());
    return message.contains("error=7,")
        ? "the command and its environment are too long for the system"
        : "the system starts no process: " + message;
  }
}
