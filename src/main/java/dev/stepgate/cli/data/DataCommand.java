package dev.stepgate.cli.data;

import picocli.CommandLine.Command;

@Command(
    name = "data",
    description = "Moves data without a runbook: exports, imports, compares, masks.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "  stepgate data export prod --runbook r.yaml --to out --mask masking.yaml",
      "  stepgate data import out --into dev --runbook r.yaml --mode clean",
      "  stepgate data compare dev out --runbook r.yaml",
      "  stepgate data scan dev --runbook r.yaml --of out"
    })
final class DataCommand {}
