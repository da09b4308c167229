/** The command line: one class per command, and what a person sees on a terminal. */
@NullMarked
package dev.stepgate.cli;

import org.jspecify.annotations.NullMarked;
