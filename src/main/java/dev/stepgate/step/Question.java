package dev.stepgate.step;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a manual step asks of a person. */
public record Question(
    String message,
    List<String> checklist,
    @Nullable String phrase,
    boolean notByStarter,
    @Nullable Duration expires) {}
