package dev.stepgate.runbook.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a document, with the line where it begins. */
sealed interface Block {
  int line();

  /** A heading, or a line that stands for one. */
  record Heading(int line, int level, String text) implements Block {}

  /** A sentence or several, with their Markdown. */
  record Prose(int line, String text) implements Block {}

  /** A block of code; the line is that of its first line. */
  record Code(int line, String language, String text) implements Block {}

  /** A list. */
  record Listing(int line, List<Item> items) implements Block {}

  /** A table, its head first. */
  record Table(int line, List<List<String>> rows) implements Block {}

  /**
   * One item of a list.
   *
   * @param number of a numbered item
   * @param box whether it is there to be ticked
   */
  record Item(int line, @Nullable Integer number, boolean box, List<Block> blocks) {
    String head() {
      return blocks.isEmpty() || !(blocks.get(0) instanceof Prose prose) ? "" : prose.text();
    }
  }
}
