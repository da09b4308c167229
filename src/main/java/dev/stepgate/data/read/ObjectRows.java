package dev.stepgate.data.read;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects of one model, from all the files that have some. */
final class ObjectRows implements AutoCloseable {
  private final Iterator<Part> parts;
  private @Nullable Part part;
  private @Nullable ObjectReader reader;
  private long left;

  ObjectRows(List<Part> parts) {
    this.parts = parts.iterator();
  }

  /** The next object, or null after the last. */
  @Nullable ForeignObject next() throws IOException {
    while (left == 0) {
      if (!parts.hasNext()) {
        return null;
      }
      open(parts.next());
    }
    left--;
    return read();
  }

  private void open(Part next) throws IOException {
    close();
    part = next;
    reader = next.count() == 0 ? null : next.open();
    left = next.count();
  }

  private ForeignObject read() throws IOException {
    while (reader != null && part != null) {
      ForeignObject object = reader.next();
      if (object == null) {
        throw new UnreadableRow(part.file() + " was changed while it was read");
      }
      if (part.takes(object)) {
        return object;
      }
    }
    throw new IllegalStateException("nothing is open");
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
