/** Databases and what is done with their rows: export, import, masking, comparison, scripts. */
@NullMarked
package dev.stepgate.data;

import org.jspecify.annotations.NullMarked;
