/** The YAML: records, loader, problems, schema and lint. */
@NullMarked
package dev.stepgate.runbook;

import org.jspecify.annotations.NullMarked;
