package dev.stepgate.cli;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What picocli says about a bad command line, in Stepgate's form. */
final class BadCommandLine {
  private BadCommandLine() {}

  static UserError from(ParameterException e) {
    return new UserError(ExitCode.INVALID, fact(e), hint(e)).causedBy(e);
  }

  private static String fact(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (e instanceof OverwrittenOptionException twice) {
      return "option " + name(twice.getOverwritten()) + " is given twice";
    }
    if (e instanceof MissingParameterException missing && isNotGiven(missing)) {
      return name(missing.getMissing().get(0)) + " is missing";
    }
    return inOurForm(e.getMessage());
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String first = "'" + e.getUnmatched().get(0) + "'";
    if (e.isUnknownOption()) {
      return "unknown option " + first;
    }
    boolean wantsCommand = !e.getCommandLine().getSubcommands().isEmpty();
    return (wantsCommand ? "unknown command " : "unexpected argument ") + first;
  }

  private static boolean isNotGiven(MissingParameterException e) {
    return !e.getMissing().isEmpty() && e.getMessage().startsWith("Missing required");
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }

  private static String inOurForm(String message) {
    String first = message.substring(0, 1).toLowerCase(Locale.ROOT);
    return first + message.substring(1).replaceFirst("\\.$", "");
  }

  private static String hint(ParameterException e) {
    CommandLine line = e.getCommandLine();
    String help = "Type " + line.getCommandSpec().qualifiedName() + " --help to see what it takes.";
    List<String> near =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    return near.isEmpty() ? help : "Did you mean " + near.get(0) + "? " + help;
  }
}
