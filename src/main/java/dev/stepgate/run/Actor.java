package dev.stepgate.run;

import dev.stepgate.run.store.Owner;

/**
 * Who does something with a run.
 *
 * @param how by what means and from where, in words; empty at the command line
 */
public record Actor(String user, String how) {
  static Actor of(Owner process) {
    return new Actor(process.user(), "");
  }
}
