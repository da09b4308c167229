package dev.stepgate.runbook;

/** Something wrong with a runbook, or advice about it; rendered elsewhere. */
public record Problem(String rule, Place place, String message, String hint) {}
