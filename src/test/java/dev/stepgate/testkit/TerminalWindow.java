package dev.stepgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A shell in a real terminal, which tmux draws; its server is this window's own. */
public final class TerminalWindow implements AutoCloseable {
  private static final String PROMPT = "ready> ";
  private final String socket = "stepgate-" + UUID.randomUUID();
  private final Path folder;

  private TerminalWindow(Path folder) {
    this.folder = folder;
  }

  /** A window of so many columns and 40 lines; {@code stepgate} is the program. */
  public static TerminalWindow open(Path folder, int columns) {
    TerminalWindow window = new TerminalWindow(folder);
    window.tmux(
        "new-session",
        "-d",
        "-x",
        String.valueOf(columns),
        "-y",
        "40",
        "-c",
        folder.toString(),
        "env -u TMUX PS1='" + PROMPT + "' bash --norc --noprofile");
    window.type("stepgate() { '" + RunbookTester.PROGRAM + "' \"$@\"; }; clear");
    window.until("the shell", () -> window.screen().strip().equals(PROMPT.strip()));
    return window;
  }

  /** Types a line and Enter. */
  public void type(String line) {
    tmux("send-keys", "-l", line);
    key("Enter");
  }

  /** Presses a key by its name, such as {@code C-c}. */
  public void key(String name) {
    tmux("send-keys", name);
  }

  /** What can be read now. */
  public String screen() {
    return tmux("capture-pane", "-p").stripTrailing();
  }

  public void awaits(String text) {
    until(text, () -> screen().contains(text));
  }

  /** These are the last lines, and the cursor stands behind them. */
  public void awaitsEnd(String... lines) {
    String end = String.join("\n", lines);
    until(end, () -> screen().endsWith(end));
  }

  /** The shell has the terminal again. */
  public void awaitsPrompt() {
    until("the prompt", () -> screen().endsWith("\n" + PROMPT.strip()));
  }

  @Override
  public void close() {
    tmux("kill-server");
  }

  private void until(String what, java.util.function.BooleanSupplier holds) {
    try {
      Patience.until(what, holds);
    } catch (AssertionError never) {
      throw new AssertionError(never.getMessage() + " on this screen:\n" + screen(), never);
    }
  }

  private String tmux(String... arguments) {
    List<String> command = new ArrayList<>(List.of("tmux", "-u", "-L", socket, "-f", "/dev/null"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + said);
      }
      return said;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }
}
