package dev.stepgate.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What passed has been proven: an action that ended well, checks that held, a person's word. */
final class ProofRule implements Examined.Rule {

  @Override
  public void check(Examined log, List<Finding> findings) {
    StepOrder order = new StepOrder();
    Map<String, Proof> proofs = new HashMap<>();
    log.each(
        (record, line) -> {
          order.learn(record);
          if (StepTrail.KINDS.contains(record.kind())) {
            String id = record.text("step");
            proofs.computeIfAbsent(id, unused -> new Proof()).add(record);
            if (record.is("outcome")) {
              judge(record, proofs.get(id), order, line, findings);
            }
          }
        });
  }

  private static void judge(
      LogRecord outcome, Proof proof, StepOrder order, long line, List<Finding> findings) {
    String id = outcome.text("step");
    if (outcome.text("outcome").equals("passed")) {
      order
          .step(id)
          .ifPresent(
              step ->
                  proof
                      .missing(step)
                      .forEach(
                          what ->
                              findings.add(
                                  Finding.tampered(line, "step " + id + " passed " + what))));
    }
    if (!outcome.text("outcome").equals("waiting")) {
      proof.clear();
    }
  }
}
