package dev.stepgate.data.schema;

/** A PostgreSQL sequence that numbers a column, whether the column owns it or only asks it. */
public record Sequence(TableName name, TableName table, String column) {}
