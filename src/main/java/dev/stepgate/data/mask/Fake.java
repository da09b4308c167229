package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;

/** Makes the fake of a value that is neither null nor empty; for one thread. */
@FunctionalInterface
interface Fake {
  String of(String value) throws DataError;
}
