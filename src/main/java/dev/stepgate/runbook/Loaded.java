package dev.stepgate.runbook;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file: a runbook, or everything that is wrong with it.
 *
 * @param bytes the exact bytes that were read
 */
public record Loaded(Path file, byte[] bytes, @Nullable Runbook runbook, List<Problem> problems) {}
