package dev.kubeone.model.credentials;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What every provider needs, by its name in the manifest. */
public final class CredentialCatalog {
    private static final CredentialCatalog BUNDLED = read();

    private final Map<String, ProviderNeeds> providers;

    private CredentialCatalog(Map<String, ProviderNeeds> providers) {
        this.providers = Collections.unmodifiableMap(new TreeMap<>(providers));
    }

    /** The catalog of this build. */
    public static CredentialCatalog bundled() {
        return BUNDLED;
    }

    public Set<String> providers() {
        return providers.keySet();
    }

    public Optional<ProviderNeeds> needs(String provider) {
        return Optional.ofNullable(providers.get(provider));
    }

    /** Every name that a credentials file may hold, for whatever provider and whoever uses it. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(CredentialsMerge.NAMES);
        providers.values().stream()
                .flatMap(needs -> Stream.concat(
                        Stream.concat(needs.required().stream(), needs.optional().stream()),
                        needs.oneOf().stream().flatMap(List::stream)))
                .flatMap(name -> Stream.of(name.split("\\|")))
                .flatMap(CredentialSources::forEveryRole)
                .forEach(names::add);
        providers.values().forEach(needs -> names.removeAll(needs.environmentOnly()));
        return names;
    }

    private static CredentialCatalog read() {
        try (InputStream file = CredentialCatalog.class.getResourceAsStream("providers.yaml")) {
            if (file == null) {
                throw new IllegalStateException("providers.yaml is missing in this build");
            }
            Map<String, ProviderNeeds> providers =
                    new ObjectMapper(new YAMLFactory()).readValue(file, new TypeReference<>() {});
            return new CredentialCatalog(providers);
        } catch (IOException e) {
            throw new UncheckedIOException("providers.yaml cannot be read", e);
        }
    }
}
