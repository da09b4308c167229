@NullMarked
package dev.stepgate.data.export;

import org.jspecify.annotations.NullMarked;
