package dev.stepgate.data.script;

/**
 * What became of a script that did not fail.
 *
 * @param statements that were run
 * @param warnings that the server gave
 * @param bytesRead of the file as it lies on the disk, packed or not
 * @param stopped whether it was ended before its end
 */
public record ScriptOutcome(long statements, long warnings, long bytesRead, boolean stopped) {}
