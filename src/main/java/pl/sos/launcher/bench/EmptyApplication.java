package pl.sos.launcher.bench;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.HttpRequestHandler;

/** The least a Spring Boot web application can be: one page of text, no database. What our start is measured against. */
@ImportAutoConfiguration({
    JettyServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class
})
public class EmptyApplication {
    public static void main(String[] arguments) throws InterruptedException {
        var application = new SpringApplication(EmptyApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.run("--server.address=127.0.0.1", "--server.port=" + arguments[arguments.length - 1]);
        Thread.currentThread().join();
    }

    @Bean("/login")
    HttpRequestHandler page() {
        return (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().print("<!doctype html><title>S.O.S.</title>");
        };
    }
}
