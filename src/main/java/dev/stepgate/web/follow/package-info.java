/** Follows runs while they grow, for all who watch them, whoever carries them out. */
@NullMarked
package dev.stepgate.web.follow;

import org.jspecify.annotations.NullMarked;
