package dev.stepgate.data.format;

import dev.stepgate.data.schema.Kind;
import java.io.IOException;

/** How values stand in JSON where Django reads them as they are. */
final class DjangoForm {
  private DjangoForm() {}

  static JsonForm of(ColumnEntry column) {
    if (column.kind() == Kind.JSON) {
      return DjangoForm::json;
    }
    return column.type().startsWith("datetime") ? DjangoForm::utc : JsonForm.of(column);
  }

  private static boolean json(JsonBytes out, byte[] bytes, int from, int to) throws IOException {
    int start = from;
    int end = to;
    while (start < end && bytes[start] >= 0 && bytes[start] <= ' ') {
      start++;
    }
    while (end > start && bytes[end - 1] >= 0 && bytes[end - 1] <= ' ') {
      end--;
    }
    return JsonText.isExact(bytes, start, end)
        ? JsonForm.raw(out, bytes, start, end)
        : JsonForm.string(out, bytes, from, to);
  }

  /** Where a server has no time zones, Django keeps UTC. */
  private static boolean utc(JsonBytes out, byte[] bytes, int from, int to) throws IOException {
    return JsonForm.isOnCalendar(bytes, from, to)
        ? JsonForm.moment(out, bytes, from, to, to + 1)
        : JsonForm.string(out, bytes, from, to);
  }
}
