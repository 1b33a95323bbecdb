package io.gatehouse.acceptance;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Pictures of every page, for people to look at: where the environment variable `GATEHOUSE_PICTURES` names a
/// directory, [PagesIT] puts them there, as wide as a phone, a tablet and a desk, light and dark.
final class Pictures {

    private static final List<Integer> WIDTHS = List.of(360, 768, 1440);
    private static final int HEIGHT = 900;

    private Pictures() {}

    /// Takes them, if somebody wants any.
    static void take(Tab tab, String name) {
        Optional.ofNullable(System.getenv("GATEHOUSE_PICTURES")).map(Path::of).ifPresent(to -> take(tab, name, to));
    }

    private static void take(Tab tab, String name, Path directory) {
        for (int width : WIDTHS) {
            tab.page().setViewportSize(width, HEIGHT);
            for (String scheme : List.of("light", "dark")) {
                tab.choose(scheme);
                String file = "%s.%d.%s.png".formatted(name.replaceAll("[^\\w]+", "-"), width, scheme);
                tab.page()
                        .screenshot(
                                new com.microsoft.playwright.Page.ScreenshotOptions()
                                        .setPath(directory.resolve(file.toLowerCase(Locale.ROOT)))
                                        .setFullPage(true));
            }
        }
    }
}
