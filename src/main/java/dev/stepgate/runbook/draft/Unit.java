package dev.stepgate.runbook.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the document that is one step.
 *
 * @param number what the document calls it, such as {@code 3} or {@code 2.1}
 */
record Unit(int line, String title, @Nullable String number, List<Block> blocks) {
  Unit {
    blocks = List.copyOf(blocks);
  }

  Unit numbered(String own) {
    return new Unit(line, title, own, blocks);
  }
}
