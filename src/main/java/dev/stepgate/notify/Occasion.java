package dev.stepgate.notify;

import dev.stepgate.audit.RunFolder;
import dev.stepgate.runbook.Runbook;

/** Something that happened to a run, before it is known who wants to know. */
record Occasion(Runbook.Occasion what, RunFolder folder, Message message) {}
