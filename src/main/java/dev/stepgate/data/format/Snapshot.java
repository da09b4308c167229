package dev.stepgate.data.format;

import org.jspecify.annotations.Nullable;

/**
 * The one moment that all rows are from.
 *
 * @param connections how many read at once; one on servers that share no snapshot
 * @param id what PostgreSQL calls the snapshot that they shared
 */
public record Snapshot(int connections, @Nullable String id) {}
