package dev.stepgate.cli.data;

import dev.stepgate.data.format.Layout;

final class LayoutChoice extends Choice<Layout> {
  LayoutChoice() {
    super(Layout.values());
  }
}
