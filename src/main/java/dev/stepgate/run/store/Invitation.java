package dev.stepgate.run.store;

import java.time.Instant;

/**
 * A link with which somebody chooses a password, once.
 *
 * @param digest SHA-256 of what stands in the link
 */
public record Invitation(String digest, String account, Instant expires) {}
