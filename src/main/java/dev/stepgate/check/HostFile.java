package dev.stepgate.check;

import dev.stepgate.host.Command;
import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.HostUnreachable;
import dev.stepgate.host.Pipe;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file or folder on a host, or one that only another user may read; read through its shell. */
final class HostFile implements Content {
  private static final String LOOK =
      """
      if [[ -d $FILE_TO_LOOK_AT ]]; then echo folder
      elif [[ ! -e $FILE_TO_LOOK_AT ]]; then echo none
      elif [[ ! -f $FILE_TO_LOOK_AT ]]; then echo special
      elif [[ ! -r $FILE_TO_LOOK_AT ]]; then echo forbidden "$(id -un)"
      else echo file; fi
      """;

  private static final String READ = "exec cat <\"$FILE_TO_LOOK_AT\"";

  /** A line of digest and name per file, in the order of the names' bytes. */
  private static final String READ_FOLDER =
      """
      cd -- "$FILE_TO_LOOK_AT"
      find . -type f -print0 | LC_ALL=C sort -z |
        while IFS= read -r -d '' file; do
          digest=$(sha256sum <"$file")
          printf '%s  %s\\n' "${digest%% *}" "${file#./}"
        done
      """;

  private static final String SIZE = "wc -c <\"$FILE_TO_LOOK_AT\"";

  private static final String FOLDER_SIZE =
      """
      cd -- "$FILE_TO_LOOK_AT"
      find . -type f -exec stat -c %s -- {} + | { sum=0
        while read -r size; do sum=$((sum + size)); done
        echo "$sum"; }
      """;

  private final CheckContext context;
  private final String path;
  private final boolean folder;
  private boolean cut;

  private HostFile(CheckContext context, String path, boolean folder) {
    this.context = context;
    this.path = path;
    this.folder = folder;
  }

  /** What is there, or why there is nothing to look at. */
  static Facts look(CheckContext context, String path) {
    String where = path + " on " + context.host().name();
    try {
      String[] said = new HostFile(context, path, false).ask(LOOK).split(" ");
      return switch (said[0]) {
        case "folder" -> Facts.of(new HostFile(context, path, true));
        case "file" -> Facts.of(new HostFile(context, path, false));
        case "special" -> Facts.problem(where + " is neither a file nor a folder");
        case "forbidden" -> Facts.problem(where + " cannot be read by " + said[1]);
        default -> Facts.problem(where + " does not exist");
      };
    } catch (Broken broken) {
      return broken.facts();
    } catch (IOException failed) {
      return Facts.problem(failed.getMessage());
    }
  }

  /** The way to the host, and not the file, was the problem. */
  static final class Broken extends IOException {
    private final boolean cut;

    Broken(CommandNotStarted cause) {
      super(cause.getMessage(), cause);
      cut = cause instanceof HostUnreachable;
    }

    Facts facts() {
      return cut ? Facts.cut(getMessage(), null) : Facts.problem(getMessage());
    }
  }

  @Override
  public InputStream open() throws IOException {
    return new Reading(start(folder ? READ_FOLDER : READ));
  }

  @Override
  public long size() throws IOException {
    return Long.parseLong(ask(folder ? FOLDER_SIZE : SIZE));
  }

  @Override
  public boolean complete() {
    return true;
  }

  @Override
  public boolean wasCut() {
    return cut;
  }

  private String ask(String script) throws IOException {
    try (InputStream in = new Reading(start(script))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private Pipe start(String script) throws IOException {
    Command here = context.command(script);
    Map<String, String> env = new LinkedHashMap<>(here.env());
    env.put("FILE_TO_LOOK_AT", path);
    try {
      Pipe pipe = context.host().pipe(new Command(script, here.cwd(), env, here.as(), here.tag()));
      pipe.in().close();
      return pipe;
    } catch (CommandNotStarted notStarted) {
      cut = notStarted instanceof HostUnreachable;
      throw new Broken(notStarted);
    }
  }

  /** An end that is only a broken connection must not look like the end of the file. */
  private final class Reading extends FilterInputStream {
    private final Pipe pipe;
    private boolean ended;

    Reading(Pipe pipe) {
      super(pipe.out());
      this.pipe = pipe;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      if (one < 0) {
        end();
      }
      return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count < 0) {
        end();
      }
      return count;
    }

    private void end() throws IOException {
      if (ended) {
        return;
      }
      ended = true;
      try {
        int code = pipe.await();
        if (code != 0) {
          throw new IOException("cannot read " + path + ": " + pipe.errors());
        }
      } catch (HostUnreachable broken) {
        cut = true;
        throw new Broken(broken);
      }
    }

    @Override
    public void close() {
      pipe.close();
    }
  }
}
