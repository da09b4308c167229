package dev.stepgate.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** The terminal that standard input and output are both connected to. */
final class AttachedTerminal {
  private AttachedTerminal() {}

  static Optional<Terminal> open(PrintStream err) {
    return isAttached(System.console()) ? build(err) : Optional.empty();
  }

  /** Java tells of all three streams together only. */
  static boolean isStandardError() {
    try {
      Path device = Files.readSymbolicLink(Path.of("/proc/self/fd/2"));
      return device.startsWith("/dev/pts") || device.toString().startsWith("/dev/tty");
    } catch (IOException notLinux) {
      return isAttached(System.console());
    }
  }

  /** Since Java 22 there is a console without a terminal too, and it must be asked. */
  private static boolean isAttached(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException beforeJava22) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asking other programs is the second choice: the first "test" in PATH may be anything. */
  private static Optional<Terminal> build(PrintStream err) {
    try {
      return Optional.of(build(false));
    } catch (IOException | IllegalStateException noLibrary) {
      return buildWithPrograms(err);
    }
  }

  private static Terminal build(boolean programs) throws IOException {
    return TerminalBuilder.builder().system(true).dumb(false).exec(programs).build();
  }

  private static Optional<Terminal> buildWithPrograms(PrintStream err) {
    try {
      return Optional.of(build(true));
    } catch (IOException | IllegalStateException e) {
      err.println("warning: the terminal cannot be used, so manual steps wait: " + e.getMessage());
      return Optional.empty();
    }
  }
}
