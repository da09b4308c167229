package dev.stepgate.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.cli.Person;
import dev.stepgate.cli.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void isWrittenOverAndGoneInTheEnd() {
    tell(true, Map.of(), "read job: 10 rows", "x".repeat(200));
    assertThat(said())
        .isEqualTo("\r\u001b[Kread job: 10 rows\r\u001b[K" + "x".repeat(79) + "\r\u001b[K");
  }

  @Test
  void isShownOnlyToPeople() {
    tell(false, Map.of(), "read job: 10 rows");
    tell(true, Map.of("TERM", "dumb"), "read job: 10 rows");
    assertThat(said()).isEmpty();
  }

  private void tell(boolean watched, Map<String, String> env, String... lines) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Surroundings around =
        new Surroundings(
            stream,
            stream,
            env,
            Clock.systemUTC(),
            new Person("ann", "db1"),
            new Surroundings.TerminalSource() {
              @Override
              public Optional<Terminal> open() {
                return Optional.empty();
              }

              @Override
              public boolean showsErrors() {
                return watched;
              }
            });
    try (ProgressLine line = new ProgressLine(around)) {
      for (String one : lines) {
        line.accept(one);
      }
    }
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
