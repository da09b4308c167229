package dev.stepgate.data.format;

/** How rows are laid out in files. */
public enum Layout {
  /** A file for each table, in the shape of Django's fixtures. */
  FIXTURES,
  /** One file with {@code export_metadata}, {@code data} and {@code relationships}. */
  SINGLE_FILE
}
