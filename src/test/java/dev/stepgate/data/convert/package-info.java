@NullMarked
package dev.stepgate.data.convert;

import org.jspecify.annotations.NullMarked;
