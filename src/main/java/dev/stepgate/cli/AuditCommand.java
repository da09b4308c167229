package dev.stepgate.cli;

import picocli.CommandLine.Command;

@Command(
    name = "audit",
    description = "Proves from a run's log what happened, and that nobody has touched it since.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"  stepgate audit verify last", "  stepgate audit report last --format html"})
final class AuditCommand {}
