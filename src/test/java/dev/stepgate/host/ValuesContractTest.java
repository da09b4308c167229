package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesContractTest extends HostContract {
  private static final String PRINT = "printf %s \"$VALUE\"";
  private static final String HOSTILE =
      "; $(id) `id` ' '' \" * ~ \\ \\' $'x' !! {a,b} \n\t\r é漢😀 ${HOME} &| <(id) #\n\n";

  @Test
  void passesValuesAsTheyAre() throws Exception {
    assertThat(says(PRINT, Map.of("VALUE", HOSTILE))).isEqualTo(HOSTILE);
    assertThat(says(PRINT, Map.of("VALUE", "-n"))).isEqualTo("-n");
    assertThat(says(PRINT, Map.of("VALUE", ""))).isEmpty();
    assertThat(says(PRINT, Map.of("VALUE", "\n"))).isEqualTo("\n");
  }

  @Test
  void passesEveryCharacterOfAscii() throws Exception {
    String all =
        IntStream.range(1, 128).mapToObj(Character::toString).collect(Collectors.joining());
    assertThat(says(PRINT, Map.of("VALUE", all + "'" + all))).isEqualTo(all + "'" + all);
  }

  @Test
  void passesLongValuesAndCommands() throws Exception {
    String value = HOSTILE.repeat(1_500);
    assertThat(value.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(100_000);
    Map<String, String> env = new LinkedHashMap<>();
    env.put("VALUE", value);
    env.put("BIG", "x".repeat(131_067));
    assertThat(says("#" + "x".repeat(120_000) + "\n" + PRINT, env)).isEqualTo(value);
    assertThat(says("echo ${#BIG}", env)).isEqualTo("131067\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "C.UTF-8"})
  void passesEveryLetterInEveryLocale(String locale) throws Exception {
    Map<String, String> env = Map.of("LC_ALL", locale, "VALUE", HOSTILE);
    assertThat(says("printf 'ü漢'; " + PRINT, env)).isEqualTo("ü漢" + HOSTILE);
  }

  @Test
  void passesValuesToAnotherUser() throws Exception {
    Command command = command(PRINT + "; id -un", Map.of("VALUE", HOSTILE), place.other());
    assertThat(await(start(command)).describe()).isEqualTo("exit code 0");
    assertThat(output.out()).isEqualTo(HOSTILE + place.other() + "\n");
    assertThat(output.err()).isEmpty();
  }

  /** The programs that begin the command are not looked for where the command's are. */
  @Test
  void passesNamesThatTheShellItselfUses() throws Exception {
    Map<String, String> env = new LinkedHashMap<>();
    for (String name : "op nonce id tag as cwd record boot orders bash setsid grace".split(" ")) {
      env.put(name, "own " + name);
    }
    env.put("PATH", there + "/bin:/usr/bin:/bin");
    env.put("IFS", "x");
    assertThat(says("echo \"$op,$nonce,$id,$record,$bash,$setsid\"; printenv orders PATH", env))
        .isEqualTo(
            "own op,own nonce,own id,own record,own bash,own setsid\nown orders\n"
                + env.get("PATH")
                + "\n");
    assertThat(says("echo $PATH", Map.of("PATH", "/none"))).isEqualTo("/none\n");
  }

  @Test
  void refusesWhatNoProgramCouldBeGiven() {
    assertThat(refused(command("echo \0"))).hasMessage("the command contains a NUL character");
    assertThat(refused(command("true", Map.of("A", "\0"), null)))
        .hasMessage("the value of A contains a NUL character");
    assertThat(refused(command("#" + "x".repeat(131_071))))
        .hasMessage("the command is too long to be passed to a program: 131072 bytes");
    assertThat(refused(command("true", Map.of("BIG", "x".repeat(131_068)), null)))
        .hasMessage("the value of BIG is too long to be passed to a program: 131068 bytes");
  }
}
