package dev.stepgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Writes files, starts the real program on them, and tells exactly what came of it. */
public final class RunbookTester {
  static final Path PROGRAM = Path.of("scripts", "stepgate").toAbsolutePath();
  private static final int PATIENCE_SECONDS = 120;
  private final Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>();

  /**
   * What a person would have seen.
   *
   * @param folder where it happened
   */
  public record Result(int exit, String out, String err, Path folder) {

    /** All of it as one text: standard output, standard error behind {@code !}, the exit code. */
    public String shown() {
      Shown shown = new Shown(folder);
      String errors = shown.plain(err).replaceAll("(?m)^(?=.)", "! ");
      return shown.plain(out) + errors + "exit " + exit + "\n";
    }
  }

  private RunbookTester(Path folder) {
    this.folder = folder;
  }

  /** Everything happens in this folder: the runbook, {@code .stepgate} and {@code logs}. */
  public static RunbookTester in(Path folder) {
    return new RunbookTester(folder);
  }

  public RunbookTester file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public RunbookTester runbook(String yaml) {
    return file("runbook.yaml", yaml);
  }

  public RunbookTester env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public RunbookTester without(String name) {
    environment.remove(name);
    return this;
  }

  public Result stepgate(String... arguments) {
    return finish(builder(arguments), List.of(arguments));
  }

  /** Bash, with the program as the command {@code stepgate}; for pipes and files. */
  public Result shell(String script) {
    String program = "PROGRAM='" + PROGRAM + "'\nstepgate() { \"$PROGRAM\" \"$@\"; }\n";
    return finish(builder(List.of("bash", "-uo", "pipefail", "-c", program + script)), script);
  }

  private Result finish(ProcessBuilder builder, Object what) {
    Hanging.refuse();
    try {
      Path out = Files.createTempFile("stepgate", ".out");
      Path err = Files.createTempFile("stepgate", ".err");
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw Hanging.ended(process, what, read(out) + read(err));
      }
      return new Result(process.exitValue(), taken(out), taken(err), folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  /**
   * For programs that are to be watched, stopped or killed; output goes to {@code out.txt} and
   * {@code err.txt}.
   */
  public Process start(String... arguments) {
    try {
      Process process =
          builder(arguments)
              .redirectOutput(folder.resolve("out.txt").toFile())
              .redirectError(folder.resolve("err.txt").toFile())
              .start();
      process.getOutputStream().close();
      return process;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public Path path(String name) {
    return folder.resolve(name);
  }

  public String text(String name) {
    return read(folder.resolve(name));
  }

  /** The folders of all runs, oldest first. */
  public List<Path> runs() {
    try (Stream<Path> folders = Files.list(folder.resolve("logs"))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  /** The folder of the only run. */
  public Path run() {
    List<Path> all = runs();
    if (all.size() != 1) {
      throw new AssertionError("expected one run, found " + all);
    }
    return all.get(0);
  }

  /** The only run's log, as it stands in its file. */
  public String log() {
    return read(run().resolve("audit.jsonl"));
  }

  /** Ends the process whose number stands in this file. */
  public void end(String pidFile) {
    process(pidFile).orElseThrow().destroyForcibly();
    Patience.until("the end of " + pidFile, () -> !lives(pidFile));
  }

  public boolean lives(String pidFile) {
    return process(pidFile).filter(RunbookTester::runs).isPresent();
  }

  /** What has ended but has not been buried does not run. */
  private static boolean runs(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
      return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
    } catch (IOException ended) {
      return false;
    }
  }

  private Optional<ProcessHandle> process(String pidFile) {
    return ProcessHandle.of(Long.parseLong(text(pidFile).strip()));
  }

  /** As if nothing had ever been run here. */
  public RunbookTester forget() {
    try {
      FileSystemUtils.deleteRecursively(path(".stepgate"));
      FileSystemUtils.deleteRecursively(path("logs"));
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * All files that hold these bytes, whatever kind of file; what goes away meanwhile is not there.
   */
  public List<Path> filesContaining(byte[] wanted) {
    String needle = new String(wanted, StandardCharsets.ISO_8859_1);
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(folder, new Reading(needle, found));
      return found.stream().sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static final class Reading extends SimpleFileVisitor<Path> {
    private final String needle;
    private final List<Path> found;

    Reading(String needle, List<Path> found) {
      this.needle = needle;
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
      try {
        // Each byte as one character.
        if (about.isRegularFile()
            && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(needle)) {
          found.add(file);
        }
        return FileVisitResult.CONTINUE;
      } catch (NoSuchFileException gone) {
        return FileVisitResult.CONTINUE;
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
      return failed instanceof NoSuchFileException
          ? FileVisitResult.CONTINUE
          : super.visitFileFailed(file, failed);
    }
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(PROGRAM.toString());
    command.addAll(List.of(arguments));
    return builder(command);
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("STEPGATE_"));
    builder.environment().putAll(environment);
    return builder;
  }

  private static String taken(Path file) throws IOException {
    String text = read(file);
    Files.delete(file);
    return text;
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
