package dev.stepgate.run.store;

import java.time.Instant;

/** Somebody wants a run to end for good. */
public record AbortRequest(String runId, String user, String reason, Instant at) {}
