/** How a step is proven: one file per kind of check, and the expectations they share. */
@NullMarked
package dev.stepgate.check;

import org.jspecify.annotations.NullMarked;
