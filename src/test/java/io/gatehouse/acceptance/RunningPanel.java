package io.gatehouse.acceptance;

import io.gatehouse.GatehouseApplication;
import io.gatehouse.account.SetUp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;

/// A panel as it starts on an empty machine: a free port, the embedded database in a directory of its own, the sandbox.
final class RunningPanel implements AutoCloseable {

    /// An address below which every page fails, to see what the panel says then.
    static final String BROKEN = "/networks/broken";

    private static final Pattern SET_UP_CODE = Pattern.compile("\\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\\b");

    private final ConfigurableApplicationContext context;

    private RunningPanel(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// Starts a panel, and returns when it answers.
    ///
    /// @param home where its database lives
    /// @param settings properties, for example `gatehouse.sandbox.boot=1s`
    static RunningPanel start(Path home, String... settings) {
        var own = Stream.of("server.port=0", "gatehouse.home=" + home);
        var arguments = Stream.concat(own, Stream.of(settings)).map("--"::concat).toArray(String[]::new);
        return new RunningPanel(
                new SpringApplicationBuilder(GatehouseApplication.class)
                        .initializers(RunningPanel::addBrokenPage)
                        .run(arguments));
    }

    private static void addBrokenPage(ConfigurableApplicationContext context) {
        var beans = (org.springframework.beans.factory.support.BeanDefinitionRegistry) context;
        var definition =
                org.springframework.beans.factory.support.BeanDefinitionBuilder.genericBeanDefinition(
                                RouterFunction.class, RunningPanel::brokenPage)
                        .getBeanDefinition();
        beans.registerBeanDefinition("brokenPage", definition);
    }

    private static RouterFunction<?> brokenPage() {
        return RouterFunctions.route()
                .GET(
                        BROKEN,
                        request -> {
                            throw new IllegalStateException("this page fails on purpose");
                        })
                .build();
    }

    /// The one-time code that a new panel has written to its log. All tests share one log, which holds nothing of what
    /// is said while the panel of another test begins; so the panel is asked for one more code until there is one.
    String setUpCode(CharSequence log) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            Optional<String> code = lastCode(log.toString());
                            if (code.isEmpty()) {
                                context.getBean(SetUp.class).printCode(at("/set-up"));
                            }
                            return code;
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<String> lastCode(String log) {
        return SET_UP_CODE.matcher(log).results().map(MatchResult::group).reduce((_, last) -> last);
    }

    URI base() {
        var port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        return URI.create("http://127.0.0.1:" + port);
    }

    /// The whole address of a page.
    String at(String path) {
        return base() + path;
    }

    /// A part of the panel, to look at what no page shows.
    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        context.close();
    }
}
