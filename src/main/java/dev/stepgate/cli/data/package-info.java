/** The commands that move data without a runbook: for a terminal, cron, or a pod's shell. */
@NullMarked
package dev.stepgate.cli.data;

import org.jspecify.annotations.NullMarked;
