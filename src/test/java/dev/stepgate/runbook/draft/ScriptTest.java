package dev.stepgate.runbook.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
  @Test
  void commandsOfSeveralLinesStayTogether() {
    List<String> commands =
        commands(
            """
            python -c "
            import os
            # not a comment of the shell
            print('a')
            "
            tar -x \\
              -f a.tar
            cat <<EOF
            text
            EOF
            for i in 1 2; do
              echo $i
            done
            if [ -e a ]; then
              rm a
            fi
            ls |
              wc -l
            """);

    assertThat(commands).hasSize(6);
    assertThat(commands.get(0)).startsWith("python -c \"\nimport").endsWith("\n\"");
    assertThat(commands.get(5)).isEqualTo("ls |\n  wc -l");
  }

  @Test
  void promptsAndWhatTheyAnswerAreNoCommands() {
    Block.Code code =
        new Block.Code(
            7, "console", "$ make\nbuilt\n$ ls \\\n> -l\nPS C:\\> Get-Date\nadmin@db:~$ uptime\n");

    assertThat(Script.verbatim(code)).isEqualTo("make\nls \\\n-l\nGet-Date\nuptime");
    assertThat(Script.of(code).parts().get(1))
        .isEqualTo(new Script.Part(Script.Kind.OUTPUT, 8, "built"));
  }

  @Test
  void withoutPromptsEveryByteIsKept() {
    String text = "ls  -l\t'a  b'   # why\n\n  echo \"$X\"";

    assertThat(Script.verbatim(new Block.Code(1, "bash", text + "\n"))).isEqualTo(text);
  }

  @Test
  void namesAreThoseThatTheShellExpands() {
    String text = "echo \"$A ${B}\" '$C' \\$D ${E:-x} $F # $G\nawk '{print $1}'";

    assertThat(Shell.used(text)).containsExactly("A", "B", "F");
    assertThat(Shell.set("export A=1; B=2 cmd\nfor C in 1; do read -r D; done"))
        .containsExactly("A", "B", "C", "D");
  }

  private static List<String> commands(String text) {
    return Script.of(new Block.Code(1, "bash", text)).commands().stream()
        .map(Script.Part::text)
        .toList();
  }
}
