package dev.stepgate.notify;

import java.time.Instant;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people are told; every text in it has been through the redactor of its run.
 *
 * @param id the same in every try, so that a receiver can tell what it has already
 * @param state as {@code stepgate show} says it: waiting, passed, failed, rejected, ...
 * @param step where it waits or has ended, or empty
 * @param link to the run in the console, or empty
 */
record Message(
    String id,
    String run,
    String runbook,
    String title,
    String target,
    String state,
    String step,
    String reason,
    String hint,
    String link,
    Instant time) {
  private static final int LONGEST = 2000;

  /** Plain ASCII, because not every database takes every character. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  Message {
    title = shortened(title);
    target = shortened(target);
    reason = shortened(reason);
    hint = shortened(hint);
  }

  String json() {
    return JSON.writeValueAsString(this);
  }

  static Message of(String json) {
    return JSON.readValue(json, Message.class);
  }

  Message to(String channel, String console) {
    String there = console.isEmpty() ? "" : console.replaceFirst("/+$", "") + "/runs/" + run;
    String own = id + "/" + channel;
    return new Message(own, run, runbook, title, target, state, step, reason, hint, there, time);
  }

  /** A message about messages, which none before was. */
  Message dropped(long number) {
    String own = run + "/dropped/" + number;
    return new Message(own, run, runbook, title, target, state, step, reason, hint, link, time);
  }

  /** What it is about, in one line. */
  String headline() {
    return title() + " " + (state.equals("waiting") ? "waits for a person" : "is " + state);
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
