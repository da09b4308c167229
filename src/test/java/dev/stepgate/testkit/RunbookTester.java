package dev.stepgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Writes files, starts the real program on them, and tells exactly what came of it. */
public final class RunbookTester {
  private static final Path PROGRAM = Path.of("scripts", "stepgate").toAbsolutePath();
  private static final int PATIENCE_SECONDS = 120;
  private final Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>();

  /** What a person would have seen. */
  public record Result(int exit, String out, String err) {}

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
    try {
      Path out = Files.createTempFile("stepgate", ".out");
      Path err = Files.createTempFile("stepgate", ".err");
      Process process =
          builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(
            "still running after "
                + PATIENCE_SECONDS
                + "s: "
                + List.of(arguments)
                + "\n"
                + Files.readString(out));
      }
      return new Result(process.exitValue(), read(out), read(err));
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
      return folders.sorted().toList();
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

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(PROGRAM.toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("STEPGATE_"));
    builder.environment().putAll(environment);
    return builder;
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
