package dev.stepgate.check;

import dev.stepgate.support.Range;

/** Tables that are counted and compared only as far as somebody asks. */
interface TablesSeen {
  /** Whether there are so many rows in a table. */
  Finding count(String table, Range wanted) throws NotJudged;

  /** Whether all tables are those of an export, value by value. */
  Finding sameAs(String export) throws NotJudged;
}
