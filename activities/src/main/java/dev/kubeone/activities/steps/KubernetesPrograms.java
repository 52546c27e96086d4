package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.model.manifest.PackageSources;
import java.util.Map;
import java.util.TreeMap;

/** How kubelet, kubeadm and kubectl come to a host: the inputs of the scripts that install them. */
final class KubernetesPrograms {
    private static final String CNI_VERSION = "v1.9.1";

    private KubernetesPrograms() {}

    /** @param programs which of the three, separated by spaces */
    static Map<String, String> inputs(Wanted wanted, HostView host, String version, String programs) {
        var sources = wanted.manifest().packageSources();
        var inputs = new TreeMap<String, String>();
        inputs.put("VARIANT", variant(wanted, host));
        inputs.put("KUBERNETES_VERSION", version);
        inputs.put("PACKAGES", programs);
        inputs.put("BINARIES_URL", sources.kubernetes().binariesURL());
        inputs.put("CNI_URL", sources.cniPlugins().baseURL());
        inputs.put("CNI_VERSION", CNI_VERSION);
        inputs.put("ARCHITECTURE", host.facts().machine().architecture());
        inputs.put("BIN_DIR", host.family().binDir());
        inputs.put("KUBELET_UNIT", unit("kubelet.service", host));
        inputs.put("KUBELET_DROPIN", unit("10-kubeadm.conf", host));
        return inputs;
    }

    /** Packages of the host's family, or binaries. */
    private static String variant(Wanted wanted, HostView host) {
        return host.method(wanted.manifest().packageSources()) == PackageSources.Method.binaries
                ? "binaries"
                : host.family().name();
    }

    private static String unit(String file, HostView host) {
        return Scripts.plain("units/" + file).replace("@BIN_DIR@", host.family().binDir());
    }
}
