package dev.stepgate.audit;

/** The text log, with what the verifier says above it. */
final class TextReport implements Report.Form {

  @Override
  public String render(History history, Verdict verdict) {
    TextBlock text = new TextBlock();
    text.fact("Result", ReportFacts.result(history));
    text.fact("Log", verdict.describe());
    verdict.findings().forEach(finding -> text.fact("", finding.render()));
    return text.blank() + ReadableLog.render(history.records());
  }
}
