/**
 * Turns a runbook into a Spring Batch job and carries it through start, waiting, failure and
 * resume.
 */
@NullMarked
package dev.stepgate.run;

import org.jspecify.annotations.NullMarked;
