/** The files that rows travel in, and the manifest that proves them. */
@NullMarked
package dev.stepgate.data.format;

import org.jspecify.annotations.NullMarked;
