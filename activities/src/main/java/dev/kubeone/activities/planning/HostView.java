package dev.kubeone.activities.planning;

import dev.kubeone.activities.catalog.OsFamily;
import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.PackageSources;
import java.util.Locale;

/**
 * One host as planning sees it: what is wanted of it beside what it is.
 *
 * @param family its family of operating systems; null where it is not supported, which a guard reports
 * @param node its Node object, or null
 */
public record HostView(HostConfig config, HostFacts facts, Role role, OsFamily family, NodeFacts node) {

    public String name() {
        return config.displayName();
    }

    /** The name of its Node. */
    public String nodeName() {
        var name = config.hostname().isEmpty() ? facts.machine().hostname() : config.hostname();
        return name.toLowerCase(Locale.ROOT);
    }

    public boolean controlPlane() {
        return role == Role.CONTROL_PLANE;
    }

    /** Whether the host is a finished member of this cluster. */
    public boolean member() {
        return facts.cluster().kubeletConf() && (facts.cluster().complete() || node != null);
    }

    public PackageSources.Method method(PackageSources sources) {
        return family.method(sources);
    }
}
