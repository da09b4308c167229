package dev.stepgate.run.store;

import java.time.Instant;

/**
 * Stands for its owner towards the interface.
 *
 * @param name tells the owner's tokens apart
 * @param digest SHA-256 of the token itself, which nobody keeps
 */
public record Token(String account, String name, String digest, Instant since, Instant expires) {}
