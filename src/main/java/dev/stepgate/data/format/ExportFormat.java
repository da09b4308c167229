package dev.stepgate.data.format;

import java.io.Closeable;
import java.io.IOException;

/** Lays tables out in the files of a folder. */
public interface ExportFormat extends Closeable {
  /** Begins a table. */
  RowWriter table(TablePlan plan) throws IOException;

  static ExportFormat of(Layout layout, ExportFolder folder, SingleFile.Metadata metadata)
      throws IOException {
    return layout.isFixtures()
        ? new FixtureFolder(folder, layout == Layout.DJANGO)
        : new SingleFile(folder, metadata);
  }
}
