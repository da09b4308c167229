package dev.stepgate.runbook.draft;

import java.util.regex.Pattern;

/** Tells what only a person can do. */
final class Hands {
  private static final Pattern BY_HAND =
      Pattern.compile(
          "(?i)(?:^|[.;:,]\\s+|\\b(?:then|and|please|must|manually)\\s+)(?:open|click|navigate|go to|log ?in|log into|sign[ -]?in|sign out|log ?out|choose|select|press|browse|visit|enter|fill in|complete the|ask|call|e-?mail|notify|announce|inform|tell|contact|phone|obtain|request|approve|authori[sz]e|get approval|review|unplug|insert|scan|turn|type|drag|upload)\\b");
  private static final Pattern IMPERATIVE =
      Pattern.compile(
          "(?i)^\\W*(?:first|then|next|now|finally|please)?,?\\s*(?:add|apply|approve|archive|ask|back ?up|bring|build|call|change|check|choose|clean|clear|click|clone|close|collect|compare|complete|configure|confirm|connect|convert|copy|create|delete|deploy|disable|disconnect|download|drain|drop|edit|enable|enter|ensure|execute|export|extract|fetch|fill|find|fix|generate|get|give|go|grant|import|inform|insert|install|load|locate|lock|log|look|make|mark|migrate|mount|move|navigate|notify|open|pause|point|prepare|press|promote|provide|pull|push|put|re-?\\w+|remove|rename|replace|request|reset|restart|restore|resume|revoke|rotate|run|save|scale|schedule|seed|select|send|set|shut|sign|snapshot|start|stop|store|submit|switch|sync|take|tell|test|transfer|turn|type|unlock|unmount|unpack|unzip|update|upgrade|upload|use|validate|verify|visit|wait|warm|watch|wipe|write)\\b");

  private Hands() {}

  static boolean isByHand(String sentence) {
    return BY_HAND.matcher(Words.plain(sentence)).find();
  }

  static boolean isImperative(String sentence) {
    return IMPERATIVE.matcher(Words.plain(sentence)).find();
  }
}
