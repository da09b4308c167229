/** YAML as Stepgate writes it: the plain part, with comments, always readable again. */
@NullMarked
package dev.stepgate.runbook.yaml;

import org.jspecify.annotations.NullMarked;
