package dev.stepgate.data;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The smallest file that programs take for one of its kind. */
final class StandIn {
  /** One pixel without colour. */
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVO"
                  + "RK5CYII=");

  /** One white pixel. */
  private static final byte[] JPEG =
      Base64.getDecoder()
          .decode(
              "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAP//////////////////////////////////////////////////"
                  + "////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//E"
                  + "ABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z");

  private static final byte[] NOTHING = new byte[0];

  private static final Map<String, byte[]> KINDS =
      Map.of("png", PNG, "jpg", JPEG, "jpeg", JPEG, "pdf", pdf(), "txt", new byte[] {'\n'});

  private StandIn() {}

  /** By what the name ends in; empty if that says nothing. */
  static byte[] of(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return KINDS.getOrDefault(ending, NOTHING);
  }

  /** One empty page. */
  private static byte[] pdf() {
    StringBuilder text = new StringBuilder("%PDF-1.4\n");
    StringBuilder places = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
    List<String> objects =
        List.of(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Resources<<>>>>");
    for (int i = 0; i < objects.size(); i++) {
      places.append(String.format("%010d 00000 n \n", text.length()));
      text.append(i + 1).append(" 0 obj").append(objects.get(i)).append("endobj\n");
    }
    int start = text.length();
    text.append(places).append("trailer<</Size 4/Root 1 0 R>>\nstartxref\n");
    text.append(start).append("\n%%EOF\n");
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
