package dev.kubeone.activities.kubernetes;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A URL that leads to a service inside a cluster, which only the cluster can resolve.
 *
 * @param scheme "http" or "https"
 * @param path with its leading slash
 */
public record ServiceUrl(String scheme, String namespace, String service, int port, String path) {
    private static final Pattern HOST = Pattern.compile("([a-z0-9-]+)\\.([a-z0-9-]+)\\.svc(\\..+)?");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /**
     * Empty for every other URL.
     *
     * @param domain the cluster's own: "cluster.local"
     */
    public static Optional<ServiceUrl> of(URI url, String domain) {
        var host = HOST.matcher(url.getHost());
        if (!host.matches() || (host.group(3) != null && !host.group(3).equals("." + domain))) {
            return Optional.empty();
        }
        var secure = url.getScheme().equalsIgnoreCase("https");
        var port = url.getPort() > 0 ? url.getPort() : secure ? HTTPS : HTTP;
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return Optional.of(new ServiceUrl(secure ? "https" : "http", host.group(2), host.group(1), port, path));
    }

    public String key() {
        return namespace + "/" + service;
    }

    /** Where the API server passes a request on to it. */
    String proxyPath() {
        return "/api/v1/namespaces/" + namespace + "/services/" + scheme + ":" + service + ":" + port + "/proxy" + path;
    }
}
