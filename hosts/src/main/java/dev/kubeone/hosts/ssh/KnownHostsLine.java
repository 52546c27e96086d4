package dev.kubeone.hosts.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A line of a known_hosts file (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT").
 *
 * @param marker "", "@revoked" or "@cert-authority"
 * @param hosts names and patterns, or one hashed name
 */
record KnownHostsLine(String marker, String hosts, HostKey key) {

    /** The line's meaning; nothing for comments and what cannot be read. */
    static Optional<KnownHostsLine> parse(String line) {
        var text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        var marker = text.startsWith("@") ? text.split("\\s+", 2)[0] : "";
        var rest = text.substring(marker.length()).strip().split("\\s+", 2);
        if (rest.length < 2) {
            return Optional.empty();
        }
        return HostKey.parse(rest[1]).map(key -> new KnownHostsLine(marker, rest[0], key));
    }

    /** How a host is called in the file. */
    static String nameOf(String host, int port) {
        var lower = host.toLowerCase(Locale.ROOT);
        return port == 22 ? lower : "[" + lower + "]:" + port;
    }

    boolean isRevoked() {
        return marker.equals("@revoked");
    }

    boolean isAuthority() {
        return marker.equals("@cert-authority");
    }

    boolean isAbout(String name) {
        if (hosts.startsWith("|1|")) {
            return isHashOf(name);
        }
        boolean found = false;
        for (var pattern : hosts.toLowerCase(Locale.ROOT).split(",")) {
            if (pattern.startsWith("!") && matches(pattern.substring(1), name)) {
                return false;
            }
            found |= matches(pattern, name);
        }
        return found;
    }

    private static boolean matches(String pattern, String name) {
        var regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.matches(regex, name);
    }

    private boolean isHashOf(String name) {
        var parts = hosts.split("\\|");
        if (parts.length != 4) {
            return false;
        }
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
            var hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[3]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // a line that cannot be read is about nobody
        }
    }
}
