@NullMarked
package dev.stepgate.data.format;

import org.jspecify.annotations.NullMarked;
