package dev.stepgate.runbook.draft;

import java.util.List;

/**
 * A draft, and what is doubtful about it.
 *
 * @param commands how many commands the document has
 * @param kept how many of them the steps type
 * @param checks how many checks want something in particular
 */
public record Drafted(
    String yaml, int steps, int commands, int kept, int checks, List<Finding> findings) {}
