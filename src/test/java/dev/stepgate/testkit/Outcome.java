package dev.stepgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What came of a plain command, in which no shell expands anything. */
public record Outcome(List<String> command, int exit, String out, String err) {

  public static Outcome of(String... command) {
    return of(List.of(command));
  }

  public static Outcome of(List<String> command) {
    return of(new ProcessBuilder(command));
  }

  /** With its own environment or folder. */
  public static Outcome of(ProcessBuilder builder) {
    try {
      Path out = Files.createTempFile("stepgate", ".out");
      Path err = Files.createTempFile("stepgate", ".err");
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw Hanging.ended(process, builder.command(), Files.readString(err));
      }
      return new Outcome(builder.command(), process.exitValue(), taken(out), taken(err));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  /** What it printed; fails when it failed. */
  public String worked() {
    if (exit != 0) {
      throw new AssertionError(command + ": exit code " + exit + "\n" + out + err);
    }
    return out;
  }

  private static String taken(Path file) throws IOException {
    String text = Files.readString(file);
    Files.delete(file);
    return text;
  }
}
