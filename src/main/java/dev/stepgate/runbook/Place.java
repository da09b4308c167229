package dev.stepgate.runbook;

/** Where something stands in a runbook, counted from one. */
public record Place(int line, int column) {}
