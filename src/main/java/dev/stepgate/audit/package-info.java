/** The log of a run: its chain, its seals, its history, its reports. */
@NullMarked
package dev.stepgate.audit;

import org.jspecify.annotations.NullMarked;
