/** Runs on the threads of a real server. */
@NullMarked
package dev.stepgate.web.runs;

import org.jspecify.annotations.NullMarked;
