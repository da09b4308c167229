/** Writes rows that are in one format in another, without a database. */
@NullMarked
package dev.stepgate.data.convert;

import org.jspecify.annotations.NullMarked;
