package io.gatehouse.account.web;

import io.gatehouse.account.ApiTokens;
import io.gatehouse.account.People;
import io.gatehouse.account.SetUp;
import io.gatehouse.account.SignInThrottle;
import io.gatehouse.audit.AuditLog;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// Who may come in. Everything is closed that is not opened here.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    AuthenticationManager authenticationManager(
            UserDetailsService details,
            PasswordEncoder passwords,
            SignInThrottle throttle,
            People people,
            AuditLog audit) {
        var byPassword = new DaoAuthenticationProvider(details);
        byPassword.setPasswordEncoder(passwords);
        return new ProviderManager(new ThrottledSignIn(byPassword, throttle, people, audit));
    }

    /// The one call that takes a user name and a password.
    @Bean
    @Order(1)
    SecurityFilterChain tokenCreation(HttpSecurity http, AuthenticationManager manager, ApiGate gate) {
        AuthenticationEntryPoint problems = gate::askForPassword;
        return stateless(http)
                .securityMatcher(PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/api/v1/tokens"))
                .authenticationManager(manager)
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(gate))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, ApiTokens tokens, ApiGate gate) {
        return stateless(http)
                .securityMatcher("/api/**")
                .addFilterBefore(new BearerTokenFilter(tokens, gate), AnonymousAuthenticationFilter.class)
                .exceptionHandling(failures -> failures.authenticationEntryPoint(gate).accessDeniedHandler(gate))
                .build();
    }

    /// What programs and people both read: the API's description, and the panel's own health and metrics.
    @Bean
    @Order(3)
    SecurityFilterChain observation(HttpSecurity http, ApiTokens tokens, ApiGate gate) {
        return headers(http)
                .securityMatcher("/v3/api-docs/**", "/v3/api-docs.yaml", "/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .addFilterBefore(new BearerTokenFilter(tokens, gate), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/actuator/health/**", "/actuator/health")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET)
                                .authenticated()
                                .anyRequest()
                                .denyAll())
                .exceptionHandling(failures -> failures.authenticationEntryPoint(gate).accessDeniedHandler(gate))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(
            HttpSecurity http,
            AuthenticationManager manager,
            SetUp setUp,
            PageGate gate,
            SignInResults results,
            ReturnTo returnTo) {
        return headers(http)
                .authenticationManager(manager)
                .addFilterBefore(new ForeignFormFilter(), CsrfFilter.class)
                .addFilterBefore(new SetUpGate(setUp), CsrfFilter.class)
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers("/sign-in", "/set-up", "/assets/**", "/error")
                                .permitAll()
                                .requestMatchers("/settings/backup")
                                .hasRole("ADMINISTRATOR")
                                .anyRequest()
                                .authenticated())
                .requestCache(cache -> cache.requestCache(returnTo.cache()))
                .formLogin(
                        form -> form.loginPage("/sign-in").successHandler(results).failureHandler(results).permitAll())
                .logout(logout ->
                        logout.logoutRequestMatcher(PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/sign-out"))
                                .addLogoutHandler(results)
                                .logoutSuccessUrl("/sign-in?signed-out"))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(gate).accessDeniedHandler(gate))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return headers(http)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers("/api/v1/backups")
                                .hasRole("ADMINISTRATOR")
                                .anyRequest()
                                .authenticated());
    }

    private static HttpSecurity headers(HttpSecurity http) {
        return http.headers(SecurityHeaders::write);
    }
}
