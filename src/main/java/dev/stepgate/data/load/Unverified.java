package dev.stepgate.data.load;

/**
 * An import that left its target without proof.
 *
 * @param state {@code clearing}, {@code loading}, {@code violated}, or {@code superseded} by
 *     another that has begun since
 */
public record Unverified(String id, String state) {}
