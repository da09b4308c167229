/** Where commands run: process trees, their output, their end. */
@NullMarked
package dev.stepgate.host;

import org.jspecify.annotations.NullMarked;
