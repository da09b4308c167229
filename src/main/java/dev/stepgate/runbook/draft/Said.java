package dev.stepgate.runbook.draft;

/** A sentence of the document about what there should be, and where it stands. */
record Said(int line, String text) {}
