package dev.stepgate.cli.data;

import picocli.CommandLine.Command;

@Command(
    name = "data",
    description = "Moves data without a runbook: exports, imports, compares, masks.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "  stepgate data export jdbc:postgresql://db.example/jobs --user backup --to backup",
      "  stepgate data import backup --into dev --runbook restore.yaml --mode clean",
      "  stepgate data compare dev backup --runbook restore.yaml"
    })
final class DataCommand {}
