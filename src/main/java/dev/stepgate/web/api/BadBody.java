package dev.stepgate.web.api;

/** A body that cannot be taken; says why without quoting it. */
final class BadBody extends RuntimeException {
  BadBody(String why) {
    super(why);
  }
}
