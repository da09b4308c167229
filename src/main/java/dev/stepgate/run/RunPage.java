package dev.stepgate.run;

import java.util.List;

/**
 * A part of the list of runs, newest first.
 *
 * @param total how many there are in all
 */
public record RunPage(List<RunLine> runs, long total) {}
