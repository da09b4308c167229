package dev.stepgate.check;

/** What was wanted, what was found, and whether they agree. */
public record Finding(boolean holds, String expected, String actual) {}
