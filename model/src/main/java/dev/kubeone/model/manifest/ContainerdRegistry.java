package dev.kubeone.model.manifest;

import java.util.List;

/**
 * Mirrors, TLS and credentials of one registry; the key {@code *} stands for every other.
 *
 * @param auth credentials, or null where none are needed
 */
public record ContainerdRegistry(List<String> mirrors, boolean overridePath, TlsConfig tlsConfig, Auth auth) {
    public ContainerdRegistry {
        mirrors = mirrors == null ? List.of() : List.copyOf(mirrors);
        tlsConfig = tlsConfig == null ? TlsConfig.DEFAULTS : tlsConfig;
    }

    /** TLS settings of a registry. */
    public record TlsConfig(boolean insecureSkipVerify) {
        public static final TlsConfig DEFAULTS = new TlsConfig(false);
    }

    /**
     * Credentials of a registry. Each value is a secret reference ({@code env:NAME}, {@code file:PATH} or
     * {@code sealed:…}) by the time a manifest leaves the client; empty means none.
     */
    public record Auth(String username, String password, String auth, String identityToken) {}
}
