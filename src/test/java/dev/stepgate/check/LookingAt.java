package dev.stepgate.check;

import dev.stepgate.data.Databases;
import dev.stepgate.host.Command;
import dev.stepgate.host.Evidence;
import dev.stepgate.host.EvidenceLost;
import dev.stepgate.host.Host;
import dev.stepgate.host.LineListener;
import dev.stepgate.host.LocalHost;
import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.support.Redactor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Looks once at what a check in YAML is about, on this machine, without a run around it. */
final class LookingAt implements CheckContext {
  private final Path folder;
  private final Map<String, String> values;
  Duration timeout = Duration.ofSeconds(30);
  volatile boolean stopped;
  private int outputs;

  private LookingAt(Path folder, Map<String, String> values) {
    this.folder = folder;
    this.values = values;
  }

  static LookingAt in(Path folder) {
    return in(folder, Map.of());
  }

  static LookingAt in(Path folder, Map<String, String> values) {
    return new LookingAt(folder, values);
  }

  /** The check as it would stand in a runbook, in braces on one line. */
  static Check parse(String yaml) {
    String runbook =
        "runbook: looking\ninputs: {VALUE: {default: x}}\nsteps:\n  - id: one\n    check: " + yaml;
    return new RunbookLoader()
        .load(Path.of("looking.yaml"), runbook.getBytes(StandardCharsets.UTF_8))
        .orThrow()
        .steps()
        .get(0)
        .checks()
        .get(0);
  }

  Finding at(String yaml) {
    Check check = parse(yaml);
    return Judge.judge(check.expect(), facts(check), values(), this::resolve);
  }

  Facts facts(String yaml) {
    return facts(parse(yaml));
  }

  @SuppressWarnings("unchecked")
  private Facts facts(Check check) {
    return ((CheckRunner<Record>) check.kind()).observe(check.fields(), this);
  }

  @Override
  public UnaryOperator<String> values() {
    return values::get;
  }

  @Override
  public Path exported(String reference) {
    throw new AssertionError("nothing is exported here");
  }

  @Override
  public Databases databases() {
    throw new AssertionError("no database is declared here");
  }

  @Override
  public Host host() {
    return new LocalHost(Duration.ofMillis(200));
  }

  @Override
  public Command command(String script) {
    return new Command(script, folder, values, null, "looking/" + System.nanoTime());
  }

  @Override
  public Path resolve(String path) {
    return folder.resolve(path);
  }

  @Override
  public Evidence openOutput() throws EvidenceLost {
    Path file = folder.resolve("output-" + ++outputs + ".txt");
    return Evidence.create(file, Redactor.NONE, LineListener.NONE);
  }

  @Override
  public Duration timeout() {
    return timeout;
  }

  @Override
  public boolean stopWanted() {
    return stopped;
  }
}
