package dev.kubeone.model.manifest.migration;

import java.util.Optional;

/** Host and port of {@code host:port}, {@code [::1]:port} or of a host alone, which has port 6443. */
record HostAndPort(String host, int port) {
    private static final int API_PORT = 6443;

    /** None if there is a port and it is not a number. */
    static Optional<HostAndPort> of(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 0 || !separates(address, colon)) {
            return Optional.of(new HostAndPort(address, API_PORT));
        }
        String host = address.startsWith("[") ? address.substring(1, colon - 1) : address.substring(0, colon);
        try {
            return Optional.of(new HostAndPort(host, Integer.parseInt(address.substring(colon + 1))));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    // An IPv6 address without brackets has no port.
    private static boolean separates(String address, int colon) {
        if (address.startsWith("[")) {
            return address.indexOf(']') == colon - 1 && address.indexOf('[', 1) < 0;
        }
        return address.indexOf(':') == colon && address.indexOf('[') < 0 && address.indexOf(']') < 0;
    }
}
