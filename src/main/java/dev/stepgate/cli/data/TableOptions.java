package dev.stepgate.cli.data;

import dev.stepgate.data.schema.TableSelection;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which tables are meant. */
final class TableOptions {
  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = "Tables to take, with * and ?; all if not given; may be repeated.")
  private List<String> include = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Tables to leave out, with * and ?; may be repeated.")
  private List<String> exclude = new ArrayList<>();

  TableSelection selection() {
    return new TableSelection(include, exclude);
  }
}
