package dev.stepgate.host;

import dev.stepgate.host.Ended.How;
import java.util.List;

/**
 * How a far command ended, as the shell around it says.
 *
 * @param left what could not be ended: number and name of each process
 */
record FarEnd(How how, int value, List<String> left) {

  /**
   * @param text such as {@code code 3}
   */
  static FarEnd of(String text, List<String> left) {
    String[] words = text.split(" ");
    return new FarEnd(
        switch (words[0]) {
          case "code" -> How.CODE;
          case "signal" -> How.SIGNAL;
          default -> How.STOPPED;
        },
        Integer.parseInt(words[1]),
        List.copyOf(left));
  }
}
