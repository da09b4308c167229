package dev.stepgate.run.store;

import java.time.Instant;

/** One time that a run took a target. */
public record Hold(String target, long fence, String runId, Instant since) {}
