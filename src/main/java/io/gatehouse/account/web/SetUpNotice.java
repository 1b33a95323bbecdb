package io.gatehouse.account.web;

import io.gatehouse.account.SetUp;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Prints the one-time code when the panel has started and nobody can sign in yet.
@Component
class SetUpNotice {

    private final SetUp setUp;

    SetUpNotice(SetUp setUp) {
        this.setUp = setUp;
    }

    @EventListener
    void onStart(ApplicationReadyEvent event) {
        if (setUp.needed()) {
            setUp.printCode(page(event.getApplicationContext().getEnvironment()));
        }
    }

    /// The address of the set-up page, as far as the panel knows how it is reached.
    private static String page(Environment environment) {
        @Nullable String port = environment.getProperty("local.server.port");
        var address = environment.getProperty("server.address", "127.0.0.1");
        var host = address.equals("0.0.0.0") || address.equals("::") ? "localhost" : address;
        var path = environment.getProperty("server.servlet.context-path", "") + SetUpPage.PATH;
        return port == null ? path : "http://%s:%s%s".formatted(host, port, path);
    }
}
