package dev.stepgate.web.watch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets only so many values be labels: each is a series that monitoring keeps for long. */
final class Labels {
  private static final int MOST = 100;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  String bounded(String value) {
    if (known.contains(value)) {
      return value;
    }
    synchronized (known) {
      return known.size() < MOST && known.add(value) ? value : "other";
    }
  }
}
