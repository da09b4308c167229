package dev.stepgate.cli.data;

import dev.stepgate.data.load.Mode;

final class ModeChoice extends Choice<Mode> {
  ModeChoice() {
    super(Mode.values());
  }
}
