package dev.stepgate.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Terminal;

/**
 * Where a command was typed.
 *
 * @param terminals opens the terminal, if a person sits at one
 */
public record Surroundings(
    PrintStream out,
    PrintStream err,
    Map<String, String> env,
    Clock clock,
    Person person,
    TerminalSource terminals) {

  /** Opens the terminal when a command needs it, not before. */
  @FunctionalInterface
  public interface TerminalSource {
    Optional<Terminal> open();

    /** Whether a person reads standard error as it is written. */
    default boolean showsErrors() {
      return false;
    }
  }

  /** Those of this process; always UTF-8, so that a log or JSON reads the same everywhere. */
  public static Surroundings ofThisProcess() {
    PrintStream err = stream(FileDescriptor.err);
    return new Surroundings(
        stream(FileDescriptor.out),
        err,
        System.getenv(),
        Clock.systemUTC(),
        Person.atThisProcess(),
        new ThisTerminal(err));
  }

  /** Whether what is printed may carry colours; the person may switch them off. */
  boolean wantsColour() {
    return env.getOrDefault("NO_COLOR", "").isEmpty();
  }

  public boolean isDumb() {
    return "dumb".equals(env.get("TERM"));
  }

  /** The folder of {@code .stepgate} and {@code logs}. */
  Path home() {
    return Path.of(env.getOrDefault("STEPGATE_HOME", ""));
  }

  private record ThisTerminal(PrintStream err) implements TerminalSource {
    @Override
    public Optional<Terminal> open() {
      return AttachedTerminal.open(err);
    }

    @Override
    public boolean showsErrors() {
      return AttachedTerminal.isStandardError();
    }
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
