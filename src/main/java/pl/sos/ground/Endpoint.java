package pl.sos.ground;

/**
 * Where a database is and who connects.
 *
 * @param url JDBC address without credentials
 * @param owner who owns the schemas and migrates
 * @param app who runs the application and owns nothing
 */
public record Endpoint(String url, Login owner, Login app) {
    /** A role and its password. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }
}
