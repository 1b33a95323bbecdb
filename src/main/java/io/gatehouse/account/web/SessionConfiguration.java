package io.gatehouse.account.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// The cookie of a session: not for scripts, not for the forms of other sites, and over HTTPS alone where the session
/// began there. Said here, so that it is the same whatever serves the panel.
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    DefaultCookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("gatehouse");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }
}
