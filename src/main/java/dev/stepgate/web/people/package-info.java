/** Who may come in, and what each may do. */
@NullMarked
package dev.stepgate.web.people;

import org.jspecify.annotations.NullMarked;
