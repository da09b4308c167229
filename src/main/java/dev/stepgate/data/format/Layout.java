package dev.stepgate.data.format;

/** How rows are laid out in files. */
public enum Layout {
  /** A file for each table, in the shape of Django's fixtures. */
  FIXTURES,
  /**
   * The same for Django's loaddata, with the names of its models and nothing that it cannot read.
   */
  DJANGO,
  /** One file with {@code export_metadata}, {@code data} and {@code relationships}. */
  SINGLE_FILE;

  /** Whether each table has a file of its own. */
  public boolean isFixtures() {
    return this != SINGLE_FILE;
  }
}
