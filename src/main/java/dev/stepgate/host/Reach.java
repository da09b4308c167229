package dev.stepgate.host;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the shell of a far machine is reached: with which program of this one. */
interface Reach extends AutoCloseable {

  /** Where it leads, as it was called: for people and the log. */
  String address();

  /** What is needed to reach it again, also from a later process; never a secret. */
  Map<String, String> facts();

  /** Makes a connection that the later ones share, where there is such a thing. */
  void open() throws CommandNotStarted;

  /** The program of this machine that runs {@link FarShell} there, as this user if one is given. */
  List<String> argv(@Nullable String as) throws CommandNotStarted;

  /** The same, for what outlives the connection that the others share. */
  default List<String> lasting(@Nullable String as) throws CommandNotStarted {
    return argv(as);
  }

  /** What a person can do about what the program said when the machine did not answer. */
  String advice(String said);

  @Override
  void close();
}
