package dev.stepgate.audit;

import java.util.List;

/** Steps run in order, one at a time, sealed each, and nothing runs after one has not passed. */
final class OrderRule implements Examined.Rule {

  @Override
  public void check(Examined log, List<Finding> findings) {
    OrderWalk walk = new OrderWalk(findings);
    log.each(walk::visit);
  }
}
