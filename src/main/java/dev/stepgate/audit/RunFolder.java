package dev.stepgate.audit;

import java.nio.file.Path;

/** The files of one run: {@code logs/<run id>/}. */
public record RunFolder(Path path) {
  public String runId() {
    return path.getFileName().toString();
  }

  public String stamp() {
    return runId().replaceFirst("^.*_(?=\\d{8}_\\d{6})", "");
  }

  public Path log() {
    return path.resolve("audit.jsonl");
  }

  public Path readable() {
    return path.resolve("restore_log_" + stamp() + ".txt");
  }

  public Path runbook() {
    return path.resolve("runbook.yaml");
  }

  public Path outputs() {
    return path.resolve("output");
  }
}
