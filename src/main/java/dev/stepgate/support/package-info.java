/** The smallest package: time, sizes, digests, redaction, errors. */
@NullMarked
package dev.stepgate.support;

import org.jspecify.annotations.NullMarked;
