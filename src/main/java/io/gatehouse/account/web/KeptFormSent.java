package io.gatehouse.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Forgets a kept form when it has been sent again: from here on it is like any other.
@Configuration(proxyBeanMethods = false)
class KeptFormSent implements WebMvcConfigurer, HandlerInterceptor {

    private final KeptForms forms;

    KeptFormSent(KeptForms forms) {
        this.forms = forms;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/api/**", "/assets/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var id = request.getMethod().equals("POST") ? request.getParameter(KeptForms.ID_FIELD) : null;
        if (id != null) {
            forms.forget(request, id);
        }
        return true;
    }
}
