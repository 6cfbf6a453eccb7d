package pl.sos.page.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import pl.sos.ground.Foreground;
import pl.sos.page.Page;
import pl.sos.page.Pages;

/** Turns a view's name into a compiled template and puts {@code page} in. */
@Configuration(proxyBeanMethods = false)
class JteViews implements WebMvcConfigurer {
    private final Pages pages;
    private final Foreground foreground;

    JteViews(Pages pages, Foreground foreground) {
        this.pages = pages;
        this.foreground = foreground;
    }

    @Bean
    static TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, JteViews.class.getClassLoader(), "pl.sos.jte");
    }

    @Bean
    static ViewResolver jteViewResolver(TemplateEngine templates, Pages pages) {
        return new Resolver(templates, pages);
    }

    static View view(TemplateEngine engine, Pages pages, String name) {
        return new JteView(engine, pages, name + ".jte");
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(
                new PagePlaces(foreground, Runtime.getRuntime().availableProcessors(), PagePlaces.LONGEST_WAIT));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageArgument(pages));
    }

    private record Resolver(TemplateEngine engine, Pages pages) implements ViewResolver, Ordered {
        @Override
        public @Nullable View resolveViewName(String name, Locale locale) {
            return name.startsWith("redirect:") || name.startsWith("forward:") ? null : view(engine, pages, name);
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE + 10;
        }
    }

    private record JteView(TemplateEngine engine, Pages pages, String template) implements View {
        @Override
        public String getContentType() {
            return "text/html";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            var parameters = new HashMap<String, @Nullable Object>(model == null ? Map.of() : model);
            parameters.put("page", pages.of(request));
            // The whole page is made before a byte leaves, so that a failure in it can still become an error page.
            var output = new Utf8ByteOutput();
            engine.render(template, parameters, output);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(output.getContentLength());
            response.addHeader("Vary", "HX-Request");
            PagePlaces.giveBack(request);
            output.writeTo(response.getOutputStream());
        }
    }

    private record PageArgument(Pages pages) implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Page.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            return pages.of((HttpServletRequest) request.getNativeRequest());
        }
    }
}
