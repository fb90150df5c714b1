package io.streamwright.socket;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A server.
 *
 * @param host a name, or a number as it is looked up: without the brackets of IPv6
 */
record HostPort(String host, int port) {
    private static final int MOST = 65_535;

    /** The servers of an address, {@code host:port} or several of them joined by commas. */
    static List<HostPort> of(StreamAddress address) {
        List<HostPort> servers = new ArrayList<>();
        for (String part : address.location().split(",", -1)) {
            HostPort server = parse(part, address);
            if (servers.contains(server)) {
                throw new ConfigurationException("\"" + address + "\" names " + server + " twice");
            }
            servers.add(server);
        }
        return servers;
    }

    private static HostPort parse(String text, StreamAddress address) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw wrong(text, address, "an address of IPv6 stands in brackets, as in socket:[::1]:9000");
        }
        if (host.isBlank() || host.indexOf('/') >= 0) {
            throw wrong(text, address, "write host and port, as in socket:localhost:9000");
        }
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (port >= 1 && port <= MOST) {
                return new HostPort(host, port);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(text, address, "the port is a number from 1 to " + MOST);
    }

    private static ConfigurationException wrong(String text, StreamAddress address, String remedy) {
        return new ConfigurationException("\"" + text + "\" in the address " + address + " is no server: " + remedy);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
