package pl.sos.ground.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pl.sos.ground.Scope;

/** States the running code's {@link Scope} to PostgreSQL at the begin of every transaction, in one round trip. */
public final class ScopedTransactions extends JdbcTransactionManager {
    private static final String STATE = "select set_config('sos.scope', ?, true), set_config('sos.person', ?, true)";
    private static final String ABORTED = "25P02";

    private static volatile @Nullable DataSource scoped;

    @SuppressWarnings("StaticAssignmentInConstructor") // a process has one, and code without beans asks for it
    public ScopedTransactions(DataSource dataSource) {
        super(dataSource);
        scoped = dataSource;
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        state(connection, Scope.current().orElse(null));
    }

    /** Applies {@code scope} to the transaction open on this thread; false when there is none. */
    public static boolean switchTo(Scope scope) {
        Connection connection = open();
        if (connection == null) {
            return false;
        }
        try {
            state(connection, scope);
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot state the scope to the database", e);
        }
    }

    /** Puts the open transaction back into the scope it had. */
    public static void switchBack(@Nullable Scope scope) {
        Connection connection = open();
        if (connection == null) {
            return;
        }
        try {
            state(connection, scope);
        } catch (SQLException e) {
            // An aborted transaction shows nobody anything more; its own failure must stay the one that is seen.
            if (!ABORTED.equals(e.getSQLState())) {
                throw new IllegalStateException("cannot state the scope to the database", e);
            }
        }
    }

    private static @Nullable Connection open() {
        DataSource source = scoped;
        return source != null
                        && TransactionSynchronizationManager.isActualTransactionActive()
                        && TransactionSynchronizationManager.getResource(source) instanceof ConnectionHolder holder
                ? holder.getConnection()
                : null;
    }

    private static void state(Connection connection, @Nullable Scope scope) throws SQLException {
        try (var statement = connection.prepareStatement(STATE)) {
            statement.setString(1, scope == null ? "" : scope.setting());
            statement.setString(2, scope == null ? "" : scope.person());
            statement.execute();
        }
    }
}
