package dev.stepgate.runbook;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a runbook, and says everything that is wrong with it at once. */
public final class RunbookLoader {
  private final Kinds kinds;

  public RunbookLoader() {
    this(Kinds.installed());
  }

  public RunbookLoader(Kinds kinds) {
    this.kinds = kinds;
  }

  public Loaded load(Path file) {
    if (!Files.isRegularFile(file)) {
      throw unreadable(file, Files.exists(file) ? "not a file" : "no such file", null);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return load(file, in.readNBytes(SourceText.MOST_BYTES + 1));
    } catch (IOException failed) {
      throw unreadable(file, String.valueOf(failed.getMessage()), failed);
    }
  }

  public Loaded load(Path file, byte[] bytes) {
    Problems problems = new Problems();
    Places places = new Places();
    Optional<Node.Mapping> root =
        new SourceText(problems).decode(bytes).flatMap(text -> root(text, problems));
    Runbook runbook = root.map(mapping -> bind(mapping, problems, places)).orElse(null);
    return new Loaded(
        file, bytes, problems.count() > 0 ? null : runbook, problems.inFileOrder(), places);
  }

  private static Optional<Node.Mapping> root(String text, Problems problems) {
    int before = problems.count();
    Optional<Node> root = TreeReader.read(text, problems).filter(node -> !node.isEmpty());
    if (root.isEmpty() && problems.count() == before) {
      problems.add(Place.START, "the file is empty", "Start with 'runbook:' and a name.");
    }
    if (root.isPresent() && !(root.get() instanceof Node.Mapping)) {
      problems.add(
          root.get().place(),
          "a runbook is a map, not " + root.get().describe(),
          "Start with 'runbook:' and a name.");
    }
    return root.filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
  }

  private Runbook bind(Node.Mapping mapping, Problems problems, Places places) {
    Runbook runbook = new Binder(problems, places, kinds).record(Runbook.class, mapping);
    new RunbookRules(runbook, problems, places).check();
    return runbook;
  }

  private static UserError unreadable(Path file, String why, @Nullable IOException cause) {
    UserError error =
        new UserError(
            ExitCode.INVALID,
            "cannot read the runbook '" + file + "': " + why,
            "Name a YAML file that you may read.");
    return cause == null ? error : error.causedBy(cause);
  }
}
