package dev.stepgate.run;

import dev.stepgate.run.store.Hold;
import dev.stepgate.run.store.Holder;
import dev.stepgate.run.store.Lease;
import dev.stepgate.run.store.Leases;
import dev.stepgate.run.store.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What a reader of the log should know about a resume. */
final class Remarks {
  private Remarks() {}

  static List<String> of(Setting setting, Taken taken, Attempt attempt) {
    List<String> remarks = new ArrayList<>();
    if (taken.from() != null && taken.from().state() == Holder.State.DEAD) {
      remarks.add("taken over from " + taken.from().owner().describe() + ", which is gone");
    }
    List<Hold> others = others(setting.store().leases(), taken.lease());
    if (!others.isEmpty()) {
      String runs = others.stream().map(Hold::runId).distinct().collect(Collectors.joining(", "));
      remarks.add("in the meantime the target was used by " + runs);
    }
    return remarks;
  }

  private static List<Hold> others(Leases leases, Lease lease) {
    OptionalLong before = leases.fenceBefore(lease);
    return before.isEmpty() ? List.of() : leases.othersSince(lease, before.getAsLong());
  }
}
