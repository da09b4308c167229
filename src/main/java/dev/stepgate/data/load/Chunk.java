package dev.stepgate.data.load;

/**
 * Rows that are written in one transaction; where it begins and ends depends on the file alone.
 *
 * @param number from 1 within its table
 * @param firstRow the number of its first row in the file, from 1
 * @param ends where each row ends in the text
 * @param hash two checksums of the text, as hex
 */
record Chunk(int number, long firstRow, Bytes text, int[] ends, String hash) {
  int rows() {
    return ends.length;
  }

  long lastRow() {
    return firstRow + ends.length - 1;
  }
}
