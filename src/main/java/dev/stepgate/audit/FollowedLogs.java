package dev.stepgate.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/** The logs that were looked at last, so that a look at a long one costs only what is new in it. */
public final class FollowedLogs {
  private static final int MOST_LOGS = 64;
  private static final int MOST_RECORDS = 60_000;
  private final Map<RunFolder, FollowedLog> logs = new LinkedHashMap<>(16, 0.75f, true);

  public synchronized FollowedLog of(RunFolder folder) {
    forgetTheOldest();
    return logs.computeIfAbsent(folder, FollowedLog::new);
  }

  private void forgetTheOldest() {
    int records = logs.values().stream().mapToInt(FollowedLog::count).sum();
    var oldest = logs.entrySet().iterator();
    while (oldest.hasNext() && (logs.size() > MOST_LOGS || records > MOST_RECORDS)) {
      records -= oldest.next().getValue().count();
      oldest.remove();
    }
  }
}
