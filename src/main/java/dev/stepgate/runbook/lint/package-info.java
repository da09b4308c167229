/** Advice about runbooks that are valid and still unwise: one rule, one reason, one way out. */
@NullMarked
package dev.stepgate.runbook.lint;

import org.jspecify.annotations.NullMarked;
