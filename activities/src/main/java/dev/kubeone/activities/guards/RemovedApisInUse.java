package dev.kubeone.activities.guards;

import dev.kubeone.activities.catalog.RemovedApis;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.facts.SafetyFacts.ApiUse;
import dev.kubeone.model.plan.Blocker;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Nobody uses an API version that the wanted release no longer has: neither clients, as the API servers' metric {@code
 * apiserver_requested_deprecated_apis} says, nor the addons of the manifest.
 */
public final class RemovedApisInUse implements Guard {
    private static final String NAME = "RemovedApisInUse";

    private final RemovedApis catalog;

    public RemovedApisInUse() {
        this(RemovedApis.shipped());
    }

    RemovedApisInUse(RemovedApis catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<Blocker> blockers(Wanted wanted) {
        var asked = uses(wanted).entrySet().stream()
                .filter(use -> RemovedApis.gone(use.getKey().removedIn(), wanted.version()))
                .map(use -> new Blocker(
                        NAME,
                        String.join(", ", use.getValue()),
                        sentence(use.getKey()) + ", the wanted release is " + wanted.version(),
                        "find the client in the audit log and update it; API servers forget what was asked of them"
                                + " when they restart"));
        return Stream.concat(asked, addons(wanted)).toList();
    }

    @Override
    public List<String> warnings(Wanted wanted) {
        return uses(wanted).entrySet().stream()
                .filter(use -> !RemovedApis.gone(use.getKey().removedIn(), wanted.version()))
                .map(use -> sentence(use.getKey()) + " (asked of " + String.join(", ", use.getValue()) + ")")
                .toList();
    }

    private Stream<Blocker> addons(Wanted wanted) {
        return wanted.addons().files().entrySet().stream()
                .flatMap(file -> catalog.usedIn(file.getValue(), wanted.version()).stream()
                        .map(use -> new Blocker(
                                NAME,
                                "addons/" + file.getKey(),
                                use.kind() + " of " + use.api() + " was removed in Kubernetes " + use.removedIn(),
                                use.instead().isEmpty()
                                        ? "take it out: there is no successor"
                                        : "write it as " + use.instead())));
    }

    /** The hosts by what was asked of them. */
    private static Map<Use, List<String>> uses(Wanted wanted) {
        return wanted.facts().api().safety().deprecatedApis().stream()
                .collect(Collectors.groupingBy(
                        use -> new Use(use.api(), use.resource(), use.removedIn()),
                        TreeMap::new,
                        Collectors.mapping(ApiUse::host, Collectors.toList())));
    }

    private static String sentence(Use use) {
        return "somebody asks for " + use.resource() + " of " + use.api() + ", which is removed in Kubernetes "
                + use.removedIn();
    }

    private record Use(String api, String resource, String removedIn) implements Comparable<Use> {
        @Override
        public int compareTo(Use other) {
            return (api + " " + resource).compareTo(other.api + " " + other.resource);
        }
    }
}
