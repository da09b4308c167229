/** Reads the files that rows travel in, one row after the other. */
@NullMarked
package dev.stepgate.data.read;

import org.jspecify.annotations.NullMarked;
