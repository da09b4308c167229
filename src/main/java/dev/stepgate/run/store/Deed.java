package dev.stepgate.run.store;

import java.time.Instant;

/**
 * Something that was done to accounts or sessions.
 *
 * @param person who did it; empty where nobody was signed in
 * @param how by what means and from where
 */
public record Deed(Instant at, String person, String how, String what) {}
