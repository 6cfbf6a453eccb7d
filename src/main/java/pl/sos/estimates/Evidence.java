package pl.sos.estimates;

/**
 * How somebody decided.
 *
 * @param address from which the request came
 * @param agent the browser as it calls itself
 */
public record Evidence(Via via, String address, String agent) {
    public enum Via {
        PORTAL,
        LINK
    }
}
