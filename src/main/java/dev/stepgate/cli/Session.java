package dev.stepgate.cli;

import dev.stepgate.run.Json;
import dev.stepgate.run.RunService;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What one command works with; the run service is started only when it is asked for. */
public final class Session {
  private final Surroundings around;
  private final Supplier<RunService> service;
  private volatile @Nullable Path runFolder;

  Session(Surroundings around, Supplier<RunService> service) {
    this.around = around;
    this.service = service;
  }

  public Surroundings around() {
    return around;
  }

  RunService runs() {
    return service.get();
  }

  Optional<Terminal> terminal() {
    return around.terminals().open();
  }

  void workIn(Path folder) {
    runFolder = folder;
  }

  Optional<Path> runFolder() {
    return Optional.ofNullable(runFolder);
  }

  /** One line on standard output. */
  public void say(String line) {
    around.out().println(Printable.line(line));
  }

  /** One line on standard error, for what is not the result. */
  public void remark(String line) {
    around.err().println(Printable.line(line));
  }

  /** One object on standard output. */
  public void say(ObjectNode node) {
    around.out().println(Json.line(node));
  }
}
