package dev.stepgate.data.format;

import java.io.IOException;

/** A file for each table; several can be written at once. */
record FixtureFolder(ExportFolder folder, boolean django) implements ExportFormat {
  @Override
  public RowWriter table(TablePlan plan) throws IOException {
    return new FixtureWriter(
        folder.file(plan.file()), plan, django ? DjangoForm::of : JsonForm::of);
  }

  @Override
  public void close() {
    // Each file ends with its writer.
  }
}
