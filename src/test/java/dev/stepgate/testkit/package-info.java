/** Real servers for tests, each started once and only when asked for. */
@NullMarked
package dev.stepgate.testkit;

import org.jspecify.annotations.NullMarked;
