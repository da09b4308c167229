package dev.stepgate.data.script;

/**
 * How far a script is.
 *
 * @param bytesRead of the file as it lies on the disk, packed or not
 * @param bytesInAll the file's size
 * @param statements that were run
 */
public record ScriptProgress(long bytesRead, long bytesInAll, long statements) {}
