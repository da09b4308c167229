@NullMarked
package dev.stepgate.data.load;

import org.jspecify.annotations.NullMarked;
