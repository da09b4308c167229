/** Replaces personal data on its way out: a ledger decides every column, a scan proves it. */
@NullMarked
package dev.stepgate.data.mask;

import org.jspecify.annotations.NullMarked;
