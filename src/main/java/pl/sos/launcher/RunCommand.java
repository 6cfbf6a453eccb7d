package pl.sos.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import pl.sos.ground.Database;
import pl.sos.ground.DemoData;
import pl.sos.ground.Installation;
import pl.sos.ground.Refusal;
import pl.sos.ground.Settings;

/** {@code run}: the server, until it is told to stop. */
final class RunCommand implements Command {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String DEMO = "demo";

    @Override
    public String name() {
        return "run";
    }

    @Override
    public int run(List<String> arguments, Class<?> application) throws InterruptedException {
        Options options = Options.strict(arguments, Set.of("port", "data"), Set.of("empty"));
        if (!options.rest().isEmpty()) {
            throw Refusal.usage("launcher.word.unknown", options.rest().getFirst());
        }
        var given = new HashMap<>(options.values());
        if (options.flags().contains("empty")) {
            given.put("demo", "false");
        }
        Settings settings = Settings.read(given, System.getenv());
        settings.prepareFolder();
        Launcher.logTo(settings.logFile());
        if (settings.demo()) {
            settings = onLoopback(settings);
        }
        refuseTakenPort(settings);
        Database database = Database.start(settings, Database.Use.SERVE);
        database.onFailure(Launcher::halt);
        SpringApplication.getShutdownHandlers().add(database::close);
        if (!settings.demo() && carriesDemo(database)) {
            settings = onLoopback(settings);
        }
        serve(application, settings, database);
        if (Training.wanted()) {
            return 0;
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private static void serve(Class<?> application, Settings settings, Database database) throws InterruptedException {
        ConfigurableApplicationContext context =
                Context.of(application, settings, database, true).run();
        database.await();
        List<DemoData.Account> accounts = settings.demo() ? loadDemo(context) : List.of();
        int port = announce(settings, context, accounts);
        if (Training.wanted()) {
            Training.walk(port, accounts);
        }
    }

    /** Remembered first: whatever breaks off, no demo password is ever reachable from outside. */
    private static List<DemoData.Account> loadDemo(ConfigurableApplicationContext context) {
        Installation installation = context.getBean(Installation.class);
        if (installation.fact(DEMO).isEmpty()) {
            installation.remember(DEMO, "loaded");
        }
        return context.getBeanProvider(DemoData.class).stream()
                .flatMap(demo -> {
                    if (!demo.loaded()) {
                        System.out.println(Launcher.sentence("launcher.demo.loading"));
                        System.out.flush();
                    }
                    return demo.ensureLoaded().stream();
                })
                .toList();
    }

    private static int announce(
            Settings settings, ConfigurableApplicationContext context, List<DemoData.Account> accounts) {
        int port = context instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : settings.port();
        long millis = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        String address = settings.port() == 0
                ? "http://localhost:" + port
                : settings.baseUrl().toString();
        System.out.println(Launcher.sentence(
                "launcher.running", address + "/", String.format(Locale.ROOT, "%.1f", millis / 1000.0)));
        if (!accounts.isEmpty()) {
            System.out.println(Launcher.sentence("launcher.accounts"));
            for (DemoData.Account account : accounts) {
                System.out.printf(
                        "  %-34s %-16s %s%n", account.email(), account.password(), Launcher.sentence(account.role()));
            }
        }
        System.out.flush();
        return port;
    }

    private static Settings onLoopback(Settings settings) {
        String bind = settings.bind();
        try {
            if (bind != null && !InetAddress.getByName(bind).isLoopbackAddress()) {
                throw Refusal.usage("launcher.demo.loopback", bind);
            }
        } catch (UnknownHostException e) {
            throw Refusal.usage("launcher.bind.unknown", String.valueOf(bind)).because(e);
        }
        return settings.boundTo(bind == null ? LOOPBACK : bind);
    }

    /** Tried first, since this is the commonest reason not to start and the cheapest to find. */
    private static void refuseTakenPort(Settings settings) {
        @Nullable String bind = settings.bind();
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    bind == null
                            ? new InetSocketAddress(settings.port())
                            : new InetSocketAddress(InetAddress.getByName(bind), settings.port()));
        } catch (UnknownHostException e) {
            throw Refusal.usage("launcher.bind.unknown", String.valueOf(bind)).because(e);
        } catch (IOException e) {
            String key = String.valueOf(e.getMessage()).contains("Permission")
                    ? "launcher.port.forbidden"
                    : "launcher.port.taken";
            throw Refusal.environment(key, settings.port()).because(e);
        }
    }

    private static boolean carriesDemo(Database database) {
        try (Connection connection = database.asApp();
                var statement = connection.createStatement()) {
            return statement
                    .executeQuery("select 1 from ground.installation where name = '" + DEMO + "'")
                    .next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
