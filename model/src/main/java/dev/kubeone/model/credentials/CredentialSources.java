package dev.kubeone.model.credentials;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where values are looked for: the credentials file, then the environment. For a role the name with the role in front is
 * looked for first: {@code CCM_HCLOUD_TOKEN}, then {@code HCLOUD_TOKEN}. An empty value is none.
 */
public final class CredentialSources {
    private final Map<String, String> file;
    private final Map<String, String> environment;

    /** Who uses the credentials. */
    public enum Role {
        /** Everybody. */
        ANY(""),
        /** The cloud controller manager and the CSI drivers. */
        CLOUD_CONTROLLER("CCM_"),
        MACHINE_CONTROLLER("MC_"),
        OPERATING_SYSTEM_MANAGER("OSM_");

        private final String prefix;

        Role(String prefix) {
            this.prefix = prefix;
        }
    }

    public CredentialSources(Map<String, String> file, Map<String, String> environment) {
        this.file = new TreeMap<>(file);
        this.environment = new TreeMap<>(environment);
    }

    /** All names that a variable may have. */
    static Stream<String> forEveryRole(String name) {
        return Stream.of(Role.values()).map(role -> role.prefix + name);
    }

    /** The value of a variable for a role. */
    Optional<String> value(String name, Role role, boolean environmentOnly) {
        Optional<String> own = role == Role.ANY ? Optional.empty() : plain(role.prefix + name, environmentOnly);
        return own.or(() -> plain(name, environmentOnly));
    }

    private Optional<String> plain(String name, boolean environmentOnly) {
        Optional<String> inFile = environmentOnly ? Optional.empty() : Optional.ofNullable(file.get(name));
        return inFile.filter(value -> !value.isEmpty())
                .or(() -> Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty()));
    }

    @Override
    public String toString() {
        return file.size() + " values of a file, and the environment";
    }
}
