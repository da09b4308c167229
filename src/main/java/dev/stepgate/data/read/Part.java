package dev.stepgate.data.read;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where in a file the objects of a model or the rows of a table stand.
 *
 * @param name the model, or the table whose own list it is
 * @param isTable whether it is a table's own list
 * @param start where it begins in what the file holds unpacked
 * @param first the number of its first object in the file
 * @param count how many there are from there on; others may stand between them
 */
record Part(Path file, String name, boolean isTable, long start, long first, long count) {

  ObjectReader open() throws IOException {
    return isTable
        ? new ObjectReader(JsonFile.openForeign(file, start), name, 1)
        : new ObjectReader(JsonFile.openAtElement(file, start), null, first);
  }

  boolean takes(ForeignObject object) {
    return isTable || name.equals(object.model());
  }
}
