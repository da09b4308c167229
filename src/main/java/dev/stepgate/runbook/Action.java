package dev.stepgate.runbook;

/** What one step does: the kind, and the kind's own fields. */
public record Action(ActionKind kind, Record fields, Place place) {}
