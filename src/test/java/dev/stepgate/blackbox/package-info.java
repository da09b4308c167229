/** Tests that start the real program: file in; exact output and exit code out. */
@NullMarked
package dev.stepgate.blackbox;

import org.jspecify.annotations.NullMarked;
