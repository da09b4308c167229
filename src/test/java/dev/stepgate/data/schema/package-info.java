@NullMarked
package dev.stepgate.data.schema;

import org.jspecify.annotations.NullMarked;
