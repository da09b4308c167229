/** Proves that a database holds the rows that a manifest speaks of. */
@NullMarked
package dev.stepgate.data.compare;

import org.jspecify.annotations.NullMarked;
