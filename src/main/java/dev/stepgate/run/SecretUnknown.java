package dev.stepgate.run;

/** A secret that could not be read; the message goes on after its name. */
final class SecretUnknown extends Exception {
  SecretUnknown(String message) {
    super(message);
  }
}
