package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.network.Cidr;
import dev.kubeone.model.network.IpAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names and addresses as DNS, Kubernetes and Unix allow them. */
final class Names {
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?){0,126}");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.@\\\\-]{0,254}\\$?");
    private static final Pattern SOCKET = Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*|/.+");
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern FLAG = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");
    private static final Pattern FEATURE_GATE = Pattern.compile("[A-Z][A-Za-z0-9]{0,99}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");
    private static final Pattern SSH_KEY =
            Pattern.compile("(ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]{1,60} [A-Za-z0-9+/]{20,20000}={0,2}( .*)?");
    private static final Pattern ALGORITHMS = Pattern.compile("[REP]S(256|384|512)(,[REP]S(256|384|512)){0,8}");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._@+-]{1,255}){1,30}");
    private static final int LONGEST_RELEASE = 53;
    private static final int LONGEST_NAME = 253;

    private Names() {}

    static boolean dnsSubdomain(String name) {
        return name.length() <= LONGEST_NAME && SUBDOMAIN.matcher(name).matches();
    }

    static boolean address(String text) {
        // A name of nothing but digits and dots is a mistyped IPv4 address.
        return IpAddress.parse(text).isPresent()
                || (dnsSubdomain(text.toLowerCase(Locale.ROOT))
                        && !NUMBERS.matcher(text).matches());
    }

    static boolean ipv6(String text) {
        return IpAddress.parse(text).filter(address -> address.bits() == 128).isPresent();
    }

    static boolean certificateName(String text) {
        return address(text.startsWith("*.") ? text.substring(2) : text);
    }

    static boolean ipv4Network(String text) {
        return Cidr.parse(text).filter(cidr -> cidr.address().bits() == 32).isPresent();
    }

    static boolean network(String text) {
        return Cidr.parse(text).isPresent();
    }

    static boolean user(String name) {
        return USER.matcher(name).matches();
    }

    static boolean agentSocket(String text) {
        return SOCKET.matcher(text).matches();
    }

    /** A label or annotation key: an optional DNS prefix, a slash and a name. */
    static boolean qualified(String key) {
        int slash = key.indexOf('/');
        return (slash < 0 || dnsSubdomain(key.substring(0, slash)))
                && LABEL.matcher(key.substring(slash + 1)).matches();
    }

    /** The same, where a final dash asks to remove the key. */
    static boolean qualifiedOrRemoval(String key) {
        return qualified(key.endsWith("-") ? key.substring(0, key.length() - 1) : key);
    }

    static boolean labelValue(String value) {
        return LABEL.matcher(value).matches();
    }

    static boolean ipv6Network(String text) {
        return Cidr.parse(text).filter(cidr -> cidr.address().bits() == 128).isPresent();
    }

    static boolean ipAddress(String text) {
        return IpAddress.parse(text).isPresent();
    }

    static boolean dnsLabel(String name) {
        return DNS_LABEL.matcher(name).matches();
    }

    static boolean release(String name) {
        return name.length() <= LONGEST_RELEASE && dnsSubdomain(name);
    }

    static boolean flag(String name) {
        return FLAG.matcher(name).matches();
    }

    static boolean featureGate(String name) {
        return FEATURE_GATE.matcher(name).matches();
    }

    static boolean parameter(String name) {
        return PARAMETER.matcher(name).matches();
    }

    static boolean sshKey(String text) {
        return SSH_KEY.matcher(text.strip()).matches();
    }

    /** A plain one: it ends up in flags and in mounts of the control plane's pods. */
    static boolean absolutePath(String text) {
        return PATH.matcher(text).matches() && !text.contains("/../") && !text.endsWith("/..");
    }

    static boolean claim(String text) {
        int sign = text.indexOf('=');
        return sign > 0 && sign < text.length() - 1;
    }

    static boolean algorithms(String text) {
        return ALGORITHMS.matcher(text).matches();
    }
}
