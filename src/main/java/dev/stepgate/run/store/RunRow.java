package dev.stepgate.run.store;

import java.nio.file.Path;
import java.time.Instant;

/** A run as lists show it; the log says the truth, this says where to look. */
public record RunRow(
    String runId,
    String runbook,
    String target,
    Path folder,
    String state,
    String startedBy,
    Instant startedAt,
    Instant updatedAt) {}
