package dev.kubeone.model.manifest.rules;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** URLs, registries and images; never with a user or password, which would be a secret in the manifest. */
final class Urls {
    private static final Set<String> HTTP = Set.of("http", "https");
    private static final Set<String> PROXY = Set.of("http", "https", "socks5");
    private static final Set<String> CHART = Set.of("http", "https", "oci");
    private static final String PATH = "(/[a-zA-Z0-9]([a-zA-Z0-9._-]{0,127}[a-zA-Z0-9])?)";
    private static final Pattern REPOSITORY_PATH = Pattern.compile(PATH + "{0,20}");
    private static final Pattern TAG = Pattern.compile("[\\w][\\w.-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private Urls() {}

    static boolean http(String text) {
        return uri(text, HTTP)
                .filter(url -> url.getRawQuery() == null && url.getRawFragment() == null)
                .isPresent();
    }

    static boolean https(String text) {
        return uri(text, Set.of("https"))
                .filter(url -> url.getRawQuery() == null && url.getRawFragment() == null)
                .isPresent();
    }

    static boolean chart(String text) {
        return uri(text, CHART).isPresent();
    }

    static boolean proxy(String text) {
        return uri(text, PROXY).isPresent();
    }

    private static Optional<URI> uri(String text, Set<String> schemes) {
        try {
            URI url = new URI(text);
            boolean good = url.getScheme() != null
                    && schemes.contains(url.getScheme().toLowerCase(Locale.ROOT))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getPort() <= 65535
                    && url.getPort() != 0;
            return good ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    /** A mirror without a scheme is reached over HTTPS. */
    static boolean mirror(String text) {
        return text.contains("://") ? http(text) : registry(text);
    }

    /** {@code host[:port][/path]} as it stands in front of image names. */
    static boolean registry(String text) {
        int slash = text.indexOf('/');
        String path = slash < 0 ? "" : text.substring(slash);
        return hostPort(slash < 0 ? text : text.substring(0, slash))
                && REPOSITORY_PATH.matcher(path).matches();
    }

    static boolean registryKey(String text) {
        return "*".equals(text) || hostPort(text);
    }

    private static boolean hostPort(String text) {
        int colon = text.lastIndexOf(':');
        String port = colon < 0 || text.endsWith("]") ? "" : text.substring(colon + 1);
        String host = port.isEmpty() ? text : text.substring(0, colon);
        boolean literal = host.startsWith("[") && host.endsWith("]");
        boolean goodPort = port.isEmpty()
                ? !text.endsWith(":")
                : port.matches("[0-9]{1,5}") && NumberCheck.PORT.holds(Integer.valueOf(port));
        return goodPort
                && (literal
                        ? Names.ipv6(host.substring(1, host.length() - 1))
                        : !Names.ipv6(host) && Names.address(host));
    }

    static boolean image(String text) {
        int at = text.indexOf('@');
        String tagged = at < 0 ? text : text.substring(0, at);
        int colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
        String name = colon < 0 ? tagged : tagged.substring(0, colon);
        return (at < 0 || DIGEST.matcher(text.substring(at + 1)).matches())
                && (colon < 0 || TAG.matcher(tagged.substring(colon + 1)).matches())
                && name.indexOf('/') > 0
                && registry(name);
    }
}
