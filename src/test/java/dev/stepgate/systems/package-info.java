/** The shipped runbooks of whole systems, run on real applications and servers. */
@NullMarked
package dev.stepgate.systems;

import org.jspecify.annotations.NullMarked;
