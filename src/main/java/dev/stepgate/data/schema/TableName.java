package dev.stepgate.data.schema;

import dev.stepgate.data.Brand;

/**
 * A table's full name; MySQL's schema is its database.
 *
 * @param schema the schema, or MySQL's database
 */
public record TableName(String schema, String name) implements Comparable<TableName> {

  /** As it stands in SQL. */
  public String quoted(Brand brand) {
    return brand.quoted(schema) + "." + brand.quoted(name);
  }

  @Override
  public int compareTo(TableName other) {
    int schemas = schema.compareTo(other.schema);
    return schemas != 0 ? schemas : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
