package dev.stepgate.data.schema;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The questions to a server's catalog. Each is asked once for all tables, and in each {@code
 * $schemas} stands for the condition on the schema's name.
 */
interface Catalog {
  /** The schemas that are read when none are named. */
  String usualSchemas();

  /** What holds the schema's name in the conditions of the questions, in their order. */
  String schemaColumn();

  /** In the columns' order: schema, table, name, type, required, length, generated, identity. */
  String columns();

  /** In the order of columns within a key: schema, table, key, primary, column. */
  String keys();

  /** schema, table, key, column, target schema, target table, target column. */
  String foreignKeys();

  /** schema, name, table schema, table, column; empty where there are no sequences to ask for. */
  String sequences();

  /** The kind of the column at the row of {@link #columns}. */
  Kind kind(ResultSet column) throws SQLException;
}
