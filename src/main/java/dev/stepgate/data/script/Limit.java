package dev.stepgate.data.script;

/**
 * How long a statement may be.
 *
 * @param reason whose limit it is, as a person would look for it
 */
record Limit(int bytes, String reason) {

  /** The server's limit, or that of this process, which holds a statement several times over. */
  static Limit of(long server, String reason, int copies) {
    long memory = Math.min(Integer.MAX_VALUE / 5, Runtime.getRuntime().maxMemory() / (copies + 3));
    return server <= memory
        ? new Limit((int) server, reason)
        : new Limit((int) memory, "the memory of this process");
  }
}
