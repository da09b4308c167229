package dev.stepgate.web.people;

/** What may be done. */
public enum Right {
  /** Look at runs, logs and runbooks. */
  VIEW,
  /** Start, resume and abort runs. */
  START,
  /** Confirm or reject a manual step. */
  CONFIRM,
  /** Say who may come in. */
  ADMIN
}
