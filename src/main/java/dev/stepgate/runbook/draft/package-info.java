/**
 * Documents that describe a procedure, turned into drafts of runbooks, with a report of what is
 * doubtful.
 */
@NullMarked
package dev.stepgate.runbook.draft;

import org.jspecify.annotations.NullMarked;
