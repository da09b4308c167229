package dev.stepgate.runbook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The closed vocabulary of what a check may want; every kind of check says which of it applies. */
public record Expectations(
    @Doc("The wanted exit code.") @Nullable NumberRange exit,
    @Doc("The whole output, without its last line break.") @Nullable Text equals,
    @Doc("Text that must occur.") List<Text> contains,
    @Doc("Text that must not occur.") List<Text> notContains,
    @Doc("Regular expressions that must be found; ^ and $ match at line ends.") List<Text> matches,
    @Doc("The number of lines.") @Nullable NumberRange lines,
    @Doc("The output as one number.") @Nullable NumberRange number,
    @Doc("The size in bytes, with units.") @Nullable SizeRange size,
    @Doc("Whether there must be nothing at all.") @Nullable Boolean empty,
    @Doc("The wanted HTTP status.") @Nullable NumberRange status,
    @Doc("JSON that must be part of the answer.") @Nullable JsonTemplate json,
    @Doc("The rows, each a list of its values, in their order.") @Nullable JsonTemplate table,
    @Doc("How many migrations may wait.") @Nullable NumberRange pending,
    @Doc("How many rows there must be, table by table.") Map<String, NumberRange> tables,
    @Doc("A file or folder with identical content; of rows, an export.") @Nullable Text sameAs) {}
