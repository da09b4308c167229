package dev.stepgate.audit;

/** The last record of a log: its number and the SHA-256 of its line. */
public record Head(long seq, String hash) {}
