/** Everything that the documentation shows or says of names is tried. */
@NullMarked
package dev.stepgate.docs;

import org.jspecify.annotations.NullMarked;
