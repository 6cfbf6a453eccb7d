package pl.sos.ground.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;
import pl.sos.ground.Endpoint;

/** Connections outside the pool: of the owner, of the listener. */
public final class Connections {
    private Connections() {}

    public static Connection open(String url, Endpoint.Login login) throws SQLException {
        return source(url, login).getConnection();
    }

    static PGSimpleDataSource source(String url, Endpoint.Login login) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(login.user());
        source.setPassword(login.password());
        source.setApplicationName("sos");
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(10);
        return source;
    }
}
