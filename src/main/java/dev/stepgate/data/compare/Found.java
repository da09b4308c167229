package dev.stepgate.data.compare;

import dev.stepgate.data.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What a table holds.
 *
 * @param checksum as the manifest has it, or null if only rows were counted
 */
public record Found(TableName table, long rows, @Nullable String checksum) {}
