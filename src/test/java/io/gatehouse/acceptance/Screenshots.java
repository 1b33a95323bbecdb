package io.gatehouse.acceptance;

import com.microsoft.playwright.Page;
import io.gatehouse.testing.Browser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/// Takes the README's pictures from a running panel, light and dark: `mvn -Pscreenshots`.
///
/// Where a picture shows what the one that is there shows, the old file is kept, so that times and the like make no
/// change of their own.
final class Screenshots {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    /// The share of its pixels in which a picture may differ from the old one and still show the same: a time, an id.
    private static final double ALIKE = 0.004;

    /// What is to be seen in the README.
    ///
    /// @param file the picture's name
    /// @param staging leads to the page
    private record Shot(String file, Consumer<Story> staging) {}

    private static final List<Shot> SHOTS =
            List.of(
                    new Shot("wizard", Screenshots::openWizard),
                    new Shot("plan", story -> story.tab().go(story.address("/networks/{asked}/plans/{plan}"))),
                    new Shot("network", story -> story.tab().go(story.address("/networks/{payments}"))));

    private Screenshots() {}

    /// @param arguments the directory for the pictures
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        Path home = Files.createTempDirectory("gatehouse");
        try (var panel =
                        RunningPanel.start(
                                home,
                                "gatehouse.installation=abcdefghij",
                                "gatehouse.admin-password=" + Story.PASSWORD,
                                "gatehouse.sandbox.boot=500ms");
                var story = new Story(panel)) {
            prepare(story);
            for (Shot shot : SHOTS) {
                shot.staging().accept(story);
                take(story.tab(), directory.resolve(shot.file()));
            }
        }
        Browser.shared().close();
    }

    private static void prepare(Story story) {
        story.beginAs("admin");
        story.network("payments", "payments", "10.0.0.0/16");
        story.await(story.run("payments"));
        story.network("asked", "staging", "10.1.0.0/16");
        story.await(story.run("asked"));
        story.revise("asked", Map.of("sshSources", List.of("203.0.113.0/28"), "reason", "SSH from the office"));
        story.note("plan", story.plan("asked"));
    }

    private static void openWizard(Story story) {
        story.tab().go("/networks/new");
        story.tab().press("Begin");
        story.page().waitForURL("**/vpc");
        story.tab().fill("Name", "orders");
        story.tab().fill("Name of subnet 2", "reports-a");
        story.page().locator("svg.topology", new Page.LocatorOptions().setHasText("reports-a")).waitFor();
    }

    private static void take(Tab tab, Path file) throws IOException {
        tab.page().setViewportSize(WIDTH, HEIGHT);
        tab.page().evaluate("() => document.activeElement.blur()");
        for (String scheme : List.of("light", "dark")) {
            tab.choose(scheme);
            keepOrReplace(Path.of(file + "-" + scheme + ".png"), tab.page().screenshot());
        }
    }

    private static void keepOrReplace(Path file, byte[] taken) throws IOException {
        if (!Files.exists(file) || differ(Files.readAllBytes(file), taken)) {
            Files.write(file, taken);
        }
    }

    private static boolean differ(byte[] one, byte[] other) throws IOException {
        BufferedImage before = ImageIO.read(new ByteArrayInputStream(one));
        BufferedImage after = ImageIO.read(new ByteArrayInputStream(other));
        int width = before.getWidth();
        int height = before.getHeight();
        if (width != after.getWidth() || height != after.getHeight()) {
            return true;
        }
        int[] old = before.getRGB(0, 0, width, height, null, 0, width);
        int[] now = after.getRGB(0, 0, width, height, null, 0, width);
        long differing = IntStream.range(0, old.length).filter(i -> old[i] != now[i]).count();
        return differing > old.length * ALIKE;
    }
}
