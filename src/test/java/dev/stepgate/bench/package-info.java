/** What {@code scripts/bench} measures against. */
@org.jspecify.annotations.NullMarked
package dev.stepgate.bench;
