package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A heading with what stands below it. */
record Section(Block.Heading heading, List<Block> own, List<Section> inner) {

  /** The whole document, as if below a heading of its own. */
  static Section of(List<Block> blocks) {
    return new Cutting(blocks).section(new Block.Heading(1, 0, ""));
  }

  String title() {
    return Words.title(heading.text());
  }

  Topic topic() {
    Topic topic = Topic.of(title());
    return topic == Topic.ASIDE && heading.level() <= 1 ? Topic.STEP : topic;
  }

  Stream<Section> all() {
    return Stream.concat(Stream.of(this), inner.stream().flatMap(Section::all));
  }

  /** Everything in it, headings of inner sections included. */
  List<Block> everything() {
    List<Block> blocks = new ArrayList<>(own);
    for (Section section : inner) {
      blocks.add(section.heading);
      blocks.addAll(section.everything());
    }
    return blocks;
  }

  /** Goes through the blocks once. */
  private static final class Cutting {
    private final List<Block> blocks;
    private int next;

    Cutting(List<Block> blocks) {
      this.blocks = blocks;
    }

    Section section(Block.Heading heading) {
      List<Block> own = new ArrayList<>();
      List<Section> inner = new ArrayList<>();
      while (next < blocks.size()) {
        Block block = blocks.get(next);
        if (block instanceof Block.Heading below && below.level() <= heading.level()) {
          break;
        }
        next++;
        if (block instanceof Block.Heading below) {
          inner.add(section(below));
        } else {
          own.add(block);
        }
      }
      return new Section(heading, List.copyOf(own), List.copyOf(inner));
    }
  }
}
