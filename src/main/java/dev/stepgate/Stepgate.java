package dev.stepgate;

/** The program. */
public final class Stepgate {
  private Stepgate() {}

  public static void main(String[] args) {
    System.out.println("stepgate");
  }
}
