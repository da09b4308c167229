package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputContractTest extends HostContract {

  @Test
  void carriesBothStreamsApart() throws Exception {
    Ended ended = run("echo one; echo two >&2; printf three");
    assertThat(ended.describe()).isEqualTo("exit code 0");
    assertThat(ended.notes()).isEmpty();
    assertThat(output.out()).isEqualTo("one\nthree");
    assertThat(output.err()).isEqualTo("two\n");
    assertThat(output.ends()).isEqualTo(2);
  }

  @Test
  void carriesEveryByteAsItIs() throws Exception {
    byte[] bytes = new byte[300_000];
    new Random(7).nextBytes(bytes);
    Files.write(here.resolve("bytes"), bytes);
    assertThat(run("cat bytes; cat bytes >&2").notes()).isEmpty();
    assertThat(output.outBytes()).isEqualTo(bytes);
    assertThat(output.errBytes()).isEqualTo(bytes);
  }

  @Test
  void carriesWhatIsNoText() throws Exception {
    run("printf 'a\\000b\\377\\303\\n\\r\\033[31mred\\033[0m'; printf '\\000\\n' >&2");
    byte[] wanted = {'a', 0, 'b', (byte) 0xff, (byte) 0xc3, '\n', '\r'};
    assertThat(output.outBytes()).startsWith(wanted).endsWith("\033[31mred\033[0m".getBytes());
    assertThat(output.errBytes()).isEqualTo(new byte[] {0, '\n'});
  }

  @Test
  void carriesNothingAtAll() throws Exception {
    assertThat(run("true").worked()).isTrue();
    assertThat(output.outBytes()).isEmpty();
    assertThat(output.errBytes()).isEmpty();
    assertThat(output.ends()).isEqualTo(2);
  }

  /** A command does not know the word that makes a line one of the far shell's own. */
  @Test
  void carriesWhatLooksLikeAWordOfTheFarShell() throws Exception {
    String lie = "\036" + "0123456789abcdef".repeat(2);
    String lies = lie + " begin 1 2\n" + lie + " end code 0\n\036\036" + lie + " left 1 init\n\036";
    Files.writeString(here.resolve("lies"), lies);
    Ended ended = run("cat lies; cat lies >&2; exit 4");
    assertThat(ended.describe()).isEqualTo("exit code 4");
    assertThat(ended.notes()).isEmpty();
    assertThat(output.out()).isEqualTo(lies);
    assertThat(output.err()).isEqualTo(lies);
  }

  @Test
  void carriesWhatIsSaidBeforeTheEndInItsOrder() throws Exception {
    run("for i in {1..200}; do printf \"$i \"; printf \"$i \" >&2; done; printf last >&2; exit 1");
    assertThat(output.out()).startsWith("1 2 3 ").endsWith("199 200 ");
    assertThat(output.err()).startsWith("1 2 3 ").endsWith("199 200 last");
  }

  @Test
  void carriesWhatAnotherUserPrintsAsItIs() throws Exception {
    byte[] bytes = new byte[300_000];
    new Random(8).nextBytes(bytes);
    Files.write(here.resolve("bytes"), bytes);
    Ended ended = runAs(place.other(), "cat " + there + "/bytes; cat " + there + "/bytes >&2");
    assertThat(ended.describe()).isEqualTo("exit code 0");
    assertThat(output.outBytes()).isEqualTo(bytes);
    assertThat(output.errBytes()).isEqualTo(bytes);
  }
}
