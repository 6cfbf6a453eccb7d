package pl.sos.identity.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import pl.sos.identity.SignedIn;
import pl.sos.identity.internal.DoorSettings;
import pl.sos.identity.internal.RateLimits;

/** The one chain of checks that every request passes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorSettings.class)
class Doors implements WebMvcConfigurer {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final long TWO_YEARS = 2L * 365 * 24 * 3600;

    @Bean
    SecurityFilterChain doorChain(
            HttpSecurity http,
            Doorway doorway,
            DoorCookies cookies,
            FormTokens formTokens,
            RouteRule rule,
            Refusals refusals,
            RateLimits limits)
            throws Exception {
        return http.securityContext(context -> context.securityContextRepository(doorway))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens)
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(Doors::needsFormToken))
                .headers(headers -> headers(headers, cookies.isSecure()))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(new ScopeFilter(limits, refusals), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        // The request itself has been let in or refused before it is sent on.
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(rule))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, boolean https) {
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .xssProtection(HeadersConfigurer.XXssConfig::disable);
        if (https) {
            headers.httpStrictTransportSecurity(strict ->
                    strict.includeSubDomains(false).maxAgeInSeconds(TWO_YEARS).requestMatcher(request -> true));
        } else {
            headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
        }
    }

    private static boolean needsFormToken(HttpServletRequest request) {
        // A mail program that unsubscribes has no page of ours before (RFC 8058 section 3.1); the link's signature is
        // enough.
        return !READING.contains(request.getMethod())
                && !Doorway.isForPrograms(request)
                && !request.getRequestURI().startsWith("/unsubscribe/");
    }

    /** Keeps Spring Boot from inventing a user of its own; nobody signs in this way. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException("signing in goes through /login");
        };
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SignedInArgument());
    }

    private static final class SignedInArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == SignedIn.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            return SignedIn.current()
                    .orElseThrow(() -> new IllegalStateException("nobody is signed in; is the route PUBLIC?"));
        }
    }
}
