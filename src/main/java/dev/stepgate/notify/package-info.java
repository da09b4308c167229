/** Tells people outside, by webhook and mail, when a run waits for them or ends. */
@NullMarked
package dev.stepgate.notify;

import org.jspecify.annotations.NullMarked;
