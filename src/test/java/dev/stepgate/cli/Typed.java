package dev.stepgate.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types a command line and keeps what came of it. */
final class Typed {
  final RecordedRuns runs = new RecordedRuns();
  final SettableClock clock = new SettableClock();
  final Map<String, String> env = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private @Nullable VirtualTerminal terminal;
  private int services;

  Typed at(VirtualTerminal attached) {
    terminal = attached;
    return this;
  }

  Surroundings around() {
    return new Surroundings(
        stream(out),
        stream(err),
        env,
        clock,
        new Person("ann", "db1"),
        () -> Optional.ofNullable(terminal).map(VirtualTerminal::terminal));
  }

  int run(String... args) {
    return new Main(
            around(),
            () -> {
              services++;
              return runs;
            })
        .run(args);
  }

  /** How often the run service was started. */
  int services() {
    return services;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
