package dev.stepgate.web.pages;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures of pages, for people to look at: target/screenshots. */
final class Shot {
  private static final Path FOLDER = Path.of("target", "screenshots");

  private Shot() {}

  static void of(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(FOLDER.resolve(name + ".png"))
            .setFullPage(!name.endsWith("window")));
  }
}
