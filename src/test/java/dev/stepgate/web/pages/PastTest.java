package dev.stepgate.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PastTest {
  private final Past past = past(4, 6, 5);

  @Test
  void saysHowMuchSlowerThanUsualAStepIs() {
    assertThat(past.usual("load")).contains(Duration.ofSeconds(5));
    assertThat(past.pace("load", Duration.ofSeconds(15))).isEqualTo("3 times slower than usual");
    assertThat(past.pace("load", Duration.ofHours(9))).isEqualTo("over 10 times slower than usual");
    assertThat(past.pace("load", Duration.ofSeconds(8))).isEmpty();
    assertThat(past.pace("other", Duration.ofSeconds(80))).isEmpty();
  }

  @Test
  void oneRunIsNotWhatIsUsual() {
    assertThat(past(4).pace("load", Duration.ofHours(1))).isEmpty();
  }

  @Test
  void thePictureSaysInWordsWhatItShows() {
    Picture picture = Picture.of("load", "Load", past(4, 6, 5, 30).of("load"));
    assertThat(picture.words()).isEqualTo("Oldest first: 4.0s, 6.0s, 5.0s, 30.0s");
    assertThat(picture.bars())
        .extracting(Picture.Bar::slow)
        .containsExactly(false, false, false, true);
    assertThat(picture.bars()).extracting(Picture.Bar::height).containsExactly(4, 7, 6, 36);
  }

  private static Past past(int... seconds) {
    Past.Builder builder = new Past.Builder();
    for (int took : seconds) {
      builder.add("run" + took, "load", Duration.ofSeconds(took));
    }
    return builder.build();
  }
}
