package io.streamwright.metrics;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is answered. On a loopback address whoever names it as such: a page in a browser that was given another name for it
 * (DNS rebinding) is refused. Where there is a token, whoever knows that.
 */
final class Access {
    private static final String SCHEME = "bearer ";

    private final byte @Nullable [] token;
    private final @Nullable Set<String> hosts;

    Access(InetAddress bound, @Nullable String token) {
        this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
        this.hosts = bound.isLoopbackAddress() ? hosts(bound) : null;
    }

    private static Set<String> hosts(InetAddress bound) {
        Set<String> hosts = new TreeSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
        String own = bound.getHostAddress();
        hosts.add(own.indexOf(':') < 0 ? own : "[" + own + "]");
        return hosts;
    }

    /** What stands against answering; null if nothing does. */
    @Nullable HttpResponse refusal(HttpRequest request) {
        if (hosts != null && !hosts.contains(host(request.headers().getOrDefault("host", "localhost")))) {
            return HttpResponse.plain("403 Forbidden");
        }
        if (token != null && !knows(request.headers().getOrDefault("authorization", ""), token)) {
            return HttpResponse.plain("401 Unauthorized")
                    .with("WWW-Authenticate", "Bearer realm=\"streamwright\"")
                    .slowly();
        }
        return null;
    }

    private static String host(String header) {
        int port = header.lastIndexOf(':');
        boolean hasPort = port > header.lastIndexOf(']');
        return (hasPort ? header.substring(0, port) : header).toLowerCase(Locale.ROOT);
    }

    /** Takes the same time wherever the two differ. */
    private static boolean knows(String authorization, byte[] token) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        // header fields are read as ISO 8859-1, so that this gives back the bytes that were sent
        byte[] given = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.ISO_8859_1);
        return MessageDigest.isEqual(given, token);
    }
}
