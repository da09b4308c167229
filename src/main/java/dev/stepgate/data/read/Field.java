package dev.stepgate.data.read;

import dev.stepgate.data.schema.Kind;

/** A column as a file names it and writes its values. */
record Field(String name, String column, Kind kind) {}
