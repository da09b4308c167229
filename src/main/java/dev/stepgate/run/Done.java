package dev.stepgate.run;

import org.jspecify.annotations.Nullable;

/**
 * An interrupted step whose action counts as done, so that only its checks are missing.
 *
 * @param host whose word it is; null where a person has said so
 */
record Done(String step, @Nullable String host) {}
