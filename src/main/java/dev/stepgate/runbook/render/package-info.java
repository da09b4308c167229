/** Runbooks as Markdown for people without Stepgate, and back again. */
@NullMarked
package dev.stepgate.runbook.render;

import org.jspecify.annotations.NullMarked;
