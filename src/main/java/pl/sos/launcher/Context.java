package pl.sos.launcher;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.support.GenericApplicationContext;
import pl.sos.ground.Database;
import pl.sos.ground.Settings;

/** Puts the application together, with or without its web server. */
final class Context {
    private Context() {}

    static SpringApplication of(Class<?> application, Settings settings, Database database, boolean web) {
        var spring = new SpringApplication(application);
        spring.setBannerMode(Banner.Mode.OFF);
        var properties = new HashMap<String, Object>(Map.of(
                "logging.file.name", settings.logFile().toString(),
                "logging.threshold.console", "OFF",
                "server.port", settings.port()));
        if (settings.bind() != null) {
            properties.put("server.address", settings.bind());
        }
        if ("https".equals(settings.baseUrl().getScheme())) {
            // We speak no TLS ourselves: a proxy before us does, and knows who is asking.
            properties.put("server.forward-headers-strategy", "native");
        }
        if (!web) {
            spring.setWebApplicationType(WebApplicationType.NONE);
            spring.setLazyInitialization(true);
            spring.setAdditionalProfiles("admin");
        }
        spring.setDefaultProperties(properties);
        spring.addInitializers(context -> {
            var beans = ((GenericApplicationContext) context).getBeanFactory();
            beans.registerSingleton("settings", settings);
            beans.registerSingleton("database", database);
        });
        return spring;
    }
}
