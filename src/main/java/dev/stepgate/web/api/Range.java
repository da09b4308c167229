package dev.stepgate.web.api;

import org.springframework.http.HttpStatus;

/** Refuses numbers that are out of range. */
final class Range {
  private Range() {}

  static void check(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw Refused.with(
          HttpStatus.BAD_REQUEST,
          "the value of '" + name + "' is " + value,
          "Give a number from " + least + " to " + most + ".");
    }
  }
}
