package dev.stepgate.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person is asked at a manual step, frozen when it is first shown.
 *
 * @param phrase what must be typed, or null
 * @param checks what will be looked at afterwards
 * @param expires when the question is void, or null
 * @param evidence SHA-256 of everything above; a confirmation names it
 */
public record Prompt(
    String runId,
    String stepId,
    String title,
    int attempt,
    String message,
    List<String> checklist,
    @Nullable String phrase,
    List<String> checks,
    boolean notByStarter,
    String starter,
    Instant opened,
    @Nullable Instant expires,
    String evidence) {}
