package dev.stepgate.host;

import dev.stepgate.support.Redactor;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.StandardOpenOption;

/**
 * The program that keeps a service's output when Stepgate itself has ended: reads its orders and
 * then the output from standard input, until nobody has the other end open.
 */
public final class ServiceOutput {
  static final String READY = "ready";

  private ServiceOutput() {}

  public static void main(String[] arguments) throws IOException, EvidenceLost {
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    ServiceOrders orders = ServiceOrders.read(new DataInputStream(in));
    EvidenceFile file = EvidenceFile.open(orders.file(), orders.limit(), StandardOpenOption.APPEND);
    System.out.println(READY);
    System.out.close();
    drain(in, file, Redactor.of(orders.secrets()).stream());
    file.close();
  }

  private static void drain(FileInputStream in, EvidenceFile file, Redactor.Stream redactor)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
      redactor.write(buffer, 0, length, file::write);
    }
    redactor.finish(file::write);
  }
}
