/** Tells monitoring and people outside how the server and its runs are. */
@NullMarked
package dev.stepgate.web.watch;

import org.jspecify.annotations.NullMarked;
