package dev.stepgate.notify;

/** A way to reach people. */
@FunctionalInterface
interface Channel {
  /** Returns when the other side has taken it; ends within the channel's timeout. */
  void send(Message message) throws NotDelivered, InterruptedException;
}
