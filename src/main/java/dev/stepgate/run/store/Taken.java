package dev.stepgate.run.store;

import org.jspecify.annotations.Nullable;

/**
 * A target taken for a run that goes on.
 *
 * @param from from whom it was taken over, or null when it was free
 */
public record Taken(Lease lease, @Nullable Holder from) {}
