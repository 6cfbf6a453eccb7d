package pl.sos.launcher;

import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import pl.sos.ground.Database;
import pl.sos.ground.Settings;

/** The application without its web server in this very process, beside a running installation: for measuring a room. */
public final class Visit implements AutoCloseable {
    private final Database database;
    private final ConfigurableApplicationContext context;

    private Visit(Database database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    /** @param data the installation's folder */
    public static Visit to(String data) throws Exception {
        var settings = Settings.read(Map.of("data", data, "port", "0"), System.getenv());
        var database = Database.start(settings, Database.Use.VISIT);
        database.await();
        return new Visit(
                database,
                Context.of(Class.forName("pl.sos.Sos"), settings, database, false)
                        .run());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
