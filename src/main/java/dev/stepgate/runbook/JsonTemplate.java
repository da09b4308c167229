package dev.stepgate.runbook;

import org.jspecify.annotations.Nullable;

/**
 * A piece of wanted JSON: maps, lists, numbers, booleans, null, and {@link Text} for every string.
 */
public record JsonTemplate(@Nullable Object value) {}
