package io.gatehouse.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Asks a controller's own `@ExceptionHandler` first, then [ApiProblems] and [PageConflicts], and Spring's defaults
/// last.
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {

    private final ProblemWriter writer;

    ApiConfiguration(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(1, new ApiProblems(writer));
        resolvers.add(2, new PageConflicts());
    }
}
