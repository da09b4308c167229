package dev.stepgate.cli.data;

import dev.stepgate.data.convert.Dialect;

final class DialectChoice extends Choice<Dialect> {
  DialectChoice() {
    super(Dialect.values());
  }
}
