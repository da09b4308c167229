package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgate.testkit.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds on every kind of host; each subclass has the tests of one subject. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostContract {
  @Parameter Place place;
  Host host;
  String tag;
  CollectedOutput output;

  /** A new folder, as it is called where the commands run. */
  Path there;

  /** The same, as it is called here. */
  Path here;

  @BeforeParameterizedClassInvocation
  void open() {
    host = place.open();
  }

  @AfterParameterizedClassInvocation
  void close() {
    host.close();
  }

  @BeforeEach
  void begin() throws IOException {
    String name = UUID.randomUUID().toString();
    tag = "contract/" + name + "/1";
    output = new CollectedOutput();
    there = place.there().resolve(name);
    here = place.here().resolve(name);
    Files.createDirectory(here);
    Files.setPosixFilePermissions(here, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  @AfterEach
  void nothingRuns() throws CommandNotStarted {
    List<Leftovers.Leftover> alive = Leftovers.findAll(tag);
    host.end(tag, null, Duration.ofSeconds(1));
    Remains.delete(here);
    assertThat(alive).as("still runs").isEmpty();
  }

  Ended run(String script) throws CommandNotStarted {
    return run(script, Map.of());
  }

  Ended run(String script, Map<String, String> env) throws CommandNotStarted {
    return await(start(command(script, env, null)));
  }

  Ended runAs(@Nullable String as, String script) throws CommandNotStarted {
    return await(start(command(script, Map.of(), as)));
  }

  /** What it printed; fails when it failed or said something of an error. */
  String says(String script) throws CommandNotStarted {
    return says(script, Map.of());
  }

  String says(String script, Map<String, String> env) throws CommandNotStarted {
    output = new CollectedOutput();
    Ended ended = run(script, env);
    assertThat(output.err()).isEmpty();
    assertThat(ended.describe()).isEqualTo("exit code 0");
    return output.out();
  }

  Running start(String script) throws CommandNotStarted {
    return start(command(script, Map.of(), null));
  }

  Running start(Command command) throws CommandNotStarted {
    return host.start(command, output);
  }

  /** A test that hangs is a test that failed. */
  static Ended await(Running running) {
    return running.await(Duration.ofSeconds(60), () -> false);
  }

  CommandNotStarted refused(Command command) {
    return catchThrowableOfType(CommandNotStarted.class, () -> host.start(command, output));
  }

  Command command(String script) {
    return command(script, Map.of(), null);
  }

  Command command(String script, Map<String, String> env, @Nullable String as) {
    return new Command(script, there, new HashMap<>(env), as, tag);
  }

  void waitFor(String text) {
    Patience.until("the output " + text, () -> output.out().contains(text));
  }
}
