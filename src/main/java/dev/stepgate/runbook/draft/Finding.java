package dev.stepgate.runbook.draft;

/**
 * Something in a document that a person has to look at.
 *
 * @param rule a stable name
 * @param line counted from one; 0 for the document as a whole
 * @param hint one full sentence that says what to do
 */
public record Finding(String rule, int line, String message, String hint) {}
