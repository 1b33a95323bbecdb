package io.gatehouse.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The addresses that the panel's controllers answer with a page.
final class Mappings {

    /// Addresses that are asked for, but never looked at.
    private static final Set<String> NO_PAGES =
            Set.of(
                    "/networks/new/*", // leads to the first step
                    "/networks/*/runs/*/progress", // a part of the run's page
                    "/networks/*/nat/present", // a part of the page of NAT health
                    "/error");

    private Mappings() {}

    /// Their shapes: `/networks/*/history`.
    static List<String> ofPages(RunningPanel panel) {
        Map<RequestMappingInfo, HandlerMethod> handlers =
                panel.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods();
        return handlers.entrySet().stream()
                .filter(entry -> answersWithPage(entry.getKey(), entry.getValue()))
                .flatMap(entry -> entry.getKey().getPatternValues().stream())
                .map(View::shape)
                .filter(shape -> !NO_PAGES.contains(shape))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean answersWithPage(RequestMappingInfo mapping, HandlerMethod handler) {
        return mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                && handler.getReturnType().getParameterType() == String.class
                && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class)
                && !handler.hasMethodAnnotation(ResponseBody.class);
    }
}
