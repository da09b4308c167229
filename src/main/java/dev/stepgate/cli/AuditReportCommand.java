package dev.stepgate.cli;

import dev.stepgate.audit.Report;
import dev.stepgate.audit.Report.Format;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "report",
    description = "Writes a run as a document, made from its log alone.",
    footer = {
      "  stepgate audit report last",
      "  stepgate audit report last --format html --output report.html"
    })
final class AuditReportCommand implements Callable<Integer> {
  private final Session session;
  @Mixin private AuditedRun run = new AuditedRun();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (if not given), md, html, json, csv or junit.")
  private String format = "text";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "A new file; standard output if not given.")
  private @Nullable Path output;

  AuditReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Format wanted = Format.of(format);
    String report =
        run.remote(session)
            .map(remote -> remote.report(run.run(), wanted.word()))
            .orElseGet(() -> rendered(wanted));
    if (output == null) {
      session.around().out().print(report);
      session.around().out().flush();
    } else {
      write(report, output);
    }
    return ExitCode.PASSED.code();
  }

  private String rendered(Format wanted) {
    AuditedRun.Examined examined = run.examine(session);
    return Report.render(wanted, examined.folder(), examined.verdict());
  }

  private static void write(String report, Path file) {
    try {
      Files.writeString(file, report, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException there) {
      throw unwritable(file, "it is there already", there);
    } catch (IOException e) {
      throw unwritable(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static UserError unwritable(Path file, String why, IOException cause) {
    return new UserError(
            ExitCode.REFUSED,
            "the report '" + file + "' cannot be written: " + why,
            "Name a new file after --output.")
        .causedBy(cause);
  }
}
