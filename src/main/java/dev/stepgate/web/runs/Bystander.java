package dev.stepgate.web.runs;

import dev.stepgate.run.RunListener;

/** Wants to know what happens in the runs of this server; never holds one up. */
@FunctionalInterface
public interface Bystander {
  /** A listener for one attempt. */
  RunListener beside();
}
