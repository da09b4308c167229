package dev.stepgate.data.schema;

/** How the values of a column are written as text and as JSON. */
public enum Kind {
  BOOLEAN,
  INTEGER,
  /** Exact numbers, written as JSON strings so that no reader rounds them. */
  DECIMAL,
  /** Binary floating point, in the shortest form that reads back the same. */
  FLOAT,
  TEXT,
  BINARY,
  JSON,
  DATE,
  TIME,
  TIMESTAMP,
  /** A moment, whatever the time zone of the session. */
  MOMENT,
  UUID,
  /** Anything else, in the text form of its server. */
  OTHER
}
