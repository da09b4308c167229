/** Reads rows of one moment out of a database, and writes them to files. */
@NullMarked
package dev.stepgate.data.export;

import org.jspecify.annotations.NullMarked;
