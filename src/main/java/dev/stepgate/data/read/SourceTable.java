package dev.stepgate.data.read;

import dev.stepgate.data.schema.TableName;
import java.util.List;

/**
 * A table as a source has it.
 *
 * @param name its name in the target
 * @param place the file it stands in, for people
 * @param columns those that the source has values for, by the target's names
 * @param rows how many the source says it has
 */
public record SourceTable(TableName name, String place, List<String> columns, long rows) {}
