/** What a step can do: one file per kind of action. */
@NullMarked
package dev.stepgate.step;

import org.jspecify.annotations.NullMarked;
