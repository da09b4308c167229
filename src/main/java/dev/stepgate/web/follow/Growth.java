package dev.stepgate.web.follow;

/**
 * How far a run has grown.
 *
 * @param records in its log
 * @param output the file that was printed to last, relative to the run's folder; empty for none
 * @param bytes how long that file is
 */
public record Growth(int records, String output, long bytes) {
  public static final Growth NOTHING = new Growth(0, "", 0);
}
