package dev.stepgate.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Aligned columns that give way where the width is short: first they shrink, then they go. */
final class Table {
  private static final String GAP = "  ";
  private static final int LEAST = 8;

  /**
   * @param rank 0 for what must be readable whole; the higher, the earlier it goes
   */
  record Column(String title, int rank) {}

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  Table(Column... columns) {
    this.columns = List.of(columns);
    rows.add(this.columns.stream().map(Column::title).toList());
  }

  void row(String... cells) {
    rows.add(IntStream.range(0, cells.length).mapToObj(i -> Printable.line(cells[i])).toList());
  }

  /** The title line first. */
  List<String> lines(int width) {
    int[] widths = widths(width);
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private int[] widths(int width) {
    int[] widths = IntStream.range(0, columns.size()).map(this::natural).toArray();
    for (int column : givingWay()) {
      int excess = total(widths) - width;
      if (excess > 0 && widths[column] > 0) {
        int shrunk = widths[column] - excess;
        widths[column] = shrunk >= LEAST ? shrunk : 0;
      }
    }
    return widths;
  }

  private int[] givingWay() {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).rank() > 0)
        .boxed()
        .sorted(Comparator.comparing(i -> -columns.get(i).rank()))
        .mapToInt(i -> i)
        .toArray();
  }

  private int natural(int column) {
    return rows.stream().mapToInt(row -> Columns.width(row.get(column))).max().orElse(0);
  }

  private static int total(int[] widths) {
    int shown = (int) IntStream.of(widths).filter(w -> w > 0).count();
    return IntStream.of(widths).sum() + GAP.length() * Math.max(0, shown - 1);
  }

  private static String line(List<String> row, int[] widths) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] > 0) {
        cells.add(Columns.pad(Columns.fit(row.get(i), widths[i]), widths[i]));
      }
    }
    return String.join(GAP, cells).stripTrailing();
  }
}
