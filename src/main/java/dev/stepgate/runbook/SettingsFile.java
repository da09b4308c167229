package dev.stepgate.runbook;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads a YAML file of settings as strictly as a runbook: every unknown key is an error. */
public final class SettingsFile {
  private final Path file;

  public SettingsFile(Path file) {
    this.file = file;
  }

  /** The record that the file describes; its keys are those with a {@link Doc}. */
  public <R extends Record> R read(Class<R> type) {
    byte[] bytes = bytes();
    Problems problems = new Problems();
    Node.Mapping root = root(bytes, problems);
    R settings = new Binder(problems, new Places(), Kinds.installed()).record(type, root);
    if (problems.count() > 0) {
      String all = new ProblemPrinter(file, bytes).print("error", problems.inFileOrder());
      throw new UserError(ExitCode.INVALID, all.substring("error: ".length()), "");
    }
    return settings;
  }

  private static Node.Mapping root(byte[] bytes, Problems problems) {
    Node root =
        new SourceText(problems)
            .decode(bytes)
            .flatMap(text -> TreeReader.read(text, problems))
            .orElse(null);
    if (root instanceof Node.Mapping mapping) {
      return mapping;
    }
    if (root != null && !root.isEmpty()) {
      problems.add(
          root.place(), "settings are a map, not " + root.describe(), "Write 'key: value'.");
    }
    return new Node.Mapping(Place.START, Map.of());
  }

  private byte[] bytes() {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SourceText.MOST_BYTES + 1);
    } catch (IOException failed) {
      throw new UserError(
              ExitCode.INVALID,
              "cannot read the settings '" + file + "': " + failed.getMessage(),
              "Name a YAML file that you may read.")
          .causedBy(failed);
    }
  }
}
