package dev.stepgate.host;

/** Takes lines that are fit for a screen: redacted, without control characters, not too many. */
@FunctionalInterface
public interface LineListener {
  LineListener NONE = (stream, text) -> {};

  void line(OutputSink.Stream stream, String text);
}
