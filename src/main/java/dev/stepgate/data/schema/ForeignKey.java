package dev.stepgate.data.schema;

import java.util.List;

/** Columns whose values stand in another table, or in their own. */
public record ForeignKey(
    String name, List<String> columns, TableName target, List<String> targetColumns) {}
