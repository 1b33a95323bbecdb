package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import io.gatehouse.testing.RunsBesideOthers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Every page of the panel in every state of it, looked at in a browser; and a walk along all links, so that no page is
/// left out.
@RequiresCapability(Capability.BROWSER)
@ExtendWith(OutputCaptureExtension.class)
@RunsBesideOthers
class PagesIT {

    private static RunningPanel panel;
    private static Story story;

    @BeforeAll
    static void start(@TempDir Path home) {
        // Elastic IPs for two pairs and a half; instances that boot long enough to look at a run meanwhile.
        panel =
                RunningPanel.start(
                        home,
                        "gatehouse.sandbox.elastic-ips=10",
                        "gatehouse.sandbox.latency=2ms",
                        "gatehouse.sandbox.boot=8s",
                        "gatehouse.sandbox.shutdown=100ms");
        story = new Story(panel);
    }

    @AfterAll
    static void stop() {
        story.close();
        panel.close();
    }

    @TestFactory
    Stream<DynamicContainer> everyPageHoldsWhatMustHoldOfAll(CapturedOutput log) {
        Stream<DynamicContainer> chapters =
                Views.chapters(panel.setUpCode(log)).stream()
                        .map(chapter -> DynamicContainer.dynamicContainer(chapter.name(), tests(chapter)));
        var completeness =
                List.of(
                        DynamicTest.dynamicTest("every link leads to a page of the list", PagesIT::followEveryLink),
                        DynamicTest.dynamicTest("every address of a page is in the list", PagesIT::compareMappings));
        return Stream.concat(chapters, Stream.of(DynamicContainer.dynamicContainer("and no other page", completeness)));
    }

    private static Stream<DynamicTest> tests(Views.Chapter chapter) {
        var beginning =
                DynamicTest.dynamicTest(
                        "begins", () -> story.tab().explaining(() -> chapter.beginning().accept(story)));
        return Stream.concat(Stream.of(beginning), chapter.views().stream().map(PagesIT::test));
    }

    private static DynamicTest test(View view) {
        return DynamicTest.dynamicTest(
                view.name(),
                () -> {
                    story.tab().explaining(() -> story.open(view));
                    Pictures.take(story.tab(), view.name());
                    Inspection.inspect(story.tab());
                });
    }

    private static void followEveryLink() {
        assertThat(new Walk(panel, story.tab()).strayedFrom(Views.all().toList())).isEmpty();
    }

    private static void compareMappings() {
        List<String> mapped = Mappings.ofPages(panel);
        assertThat(mapped).isNotEmpty();
        assertThat(mapped).filteredOn(shape -> Views.all().noneMatch(view -> view.isOne(shape))).isEmpty();
    }
}
