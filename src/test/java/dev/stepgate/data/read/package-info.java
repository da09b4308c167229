@NullMarked
package dev.stepgate.data.read;

import org.jspecify.annotations.NullMarked;
