package dev.stepgate.data.load;

import dev.stepgate.data.schema.TableName;

/**
 * What has become of one table.
 *
 * @param rows that came from the source
 * @param added those of them that were not there before
 * @param before how many were there before, and were not cleared
 */
public record LoadedTable(TableName name, long rows, long added, long before) {}
