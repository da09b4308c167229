package dev.stepgate.check;

import dev.stepgate.runbook.CheckKind;
import java.util.function.UnaryOperator;

/** A kind of check that can be carried out. */
public interface CheckRunner<F extends Record> extends CheckKind {

  /** One line that names the subject; {@code values} expands names, never those of secrets. */
  String describe(F fields, UnaryOperator<String> values);

  /** Looks once, without changing anything; what cannot be seen is a {@link Facts#problem}. */
  Facts observe(F fields, CheckContext context);
}
