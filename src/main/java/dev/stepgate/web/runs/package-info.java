/** The runs that the server works on, and what it may start. */
@NullMarked
package dev.stepgate.web.runs;

import org.jspecify.annotations.NullMarked;
