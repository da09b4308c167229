/**
 * What runs share through the database: who holds which target, the heads of logs, decisions on
 * manual steps.
 */
@NullMarked
package dev.stepgate.run.store;

import org.jspecify.annotations.NullMarked;
