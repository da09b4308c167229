package dev.stepgate.support;

/** Takes bytes; the array may be used again after the call. */
@FunctionalInterface
public interface ByteSink {
  void accept(byte[] bytes, int offset, int length);
}
