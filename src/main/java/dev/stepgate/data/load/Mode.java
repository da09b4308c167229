package dev.stepgate.data.load;

/** What becomes of rows that are there already. */
public enum Mode {
  /** They are kept as they are. */
  SKIP,
  /** They are overwritten; columns that the file lacks get their default. */
  REPLACE,
  /** Their columns that the file has are overwritten. */
  MERGE,
  /** All rows of the tables are deleted first. */
  CLEAN
}
