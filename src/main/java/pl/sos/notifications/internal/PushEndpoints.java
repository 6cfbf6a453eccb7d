package pl.sos.notifications.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Where we push to. A browser names the address, so that anybody could: it must be https and lie in the public network, lest
 * our server be made to knock on doors that only it can reach. Redirects are not followed, and the name is looked up again
 * before each push.
 */
@Component
public class PushEndpoints {
    private static final int MOST_CHARACTERS = 1000;

    private final boolean loopbackToo;

    PushEndpoints(Environment environment) {
        this.loopbackToo = environment.acceptsProfiles(Profiles.of("test"));
    }

    /** The address, if it looks like one of a push service. */
    public Optional<URI> read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            var uri = new URI(text);
            boolean secure = "https".equals(uri.getScheme()) && (uri.getPort() == -1 || uri.getPort() == 443);
            boolean ours = loopbackToo && "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost());
            return uri.getHost() != null && uri.getRawUserInfo() == null && (secure || ours)
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /** Whether every address that the name stands for now lies in the public network. */
    boolean isReachable(URI endpoint) throws UnknownHostException {
        var addresses = InetAddress.getAllByName(endpoint.getHost());
        return (loopbackToo && Arrays.stream(addresses).allMatch(InetAddress::isLoopbackAddress))
                || Arrays.stream(addresses).allMatch(PushEndpoints::isPublic);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return bytes.length == 4
                // This network, shared (RFC 6598), protocol assignments and benchmarks (RFC 6890), reserved.
                ? first != 0
                        && !(first == 100 && second >= 64 && second < 128)
                        && !(first == 192 && second == 0 && bytes[2] == 0)
                        && !(first == 198 && (second == 18 || second == 19))
                        && first < 240
                // Global unicast alone (RFC 4291), without what only wraps an IPv4 address (6to4, Teredo, NAT64).
                : (first & 0xe0) == 0x20
                        && !(first == 0x20 && second == 0x02)
                        && !(first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
    }
}
