package dev.stepgate.cli.data;

import dev.stepgate.data.format.Compression;

final class CompressionChoice extends Choice<Compression> {
  CompressionChoice() {
    super(Compression.values());
  }
}
