package dev.stepgate.data.load;

/** Where rows stand, for people. */
public record Place(String file, String table) {
  static Place of(Unit unit) {
    return new Place(unit.source().place(), unit.table().name().toString());
  }

  /** A row of it, counted from 1. */
  public String row(long number) {
    return file + ": row " + number + " of table " + table;
  }
}
