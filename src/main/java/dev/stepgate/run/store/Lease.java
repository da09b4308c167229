package dev.stepgate.run.store;

/**
 * The right to work on a target; {@code fence} grows with every holder, so that an older one is
 * noticed.
 */
public record Lease(String target, String runId, Owner owner, long fence) {}
