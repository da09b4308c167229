/**
 * Writes rows into a database, chunk by chunk, so that a cut import goes on and a whole one is
 * proven.
 */
@NullMarked
package dev.stepgate.data.load;

import org.jspecify.annotations.NullMarked;
