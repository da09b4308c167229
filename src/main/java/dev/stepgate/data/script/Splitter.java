package dev.stepgate.data.script;

import dev.stepgate.data.DataError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds where statements begin and end, as the client of one brand of servers does. */
interface Splitter {

  /** The next statement, or null after the last. */
  @Nullable ScriptStatement next() throws IOException, DataError;
}
