package dev.kubeone.model.manifest;

import java.util.Map;

/** Settings of the control plane's programs; they win over those of the product. */
public record ControlPlaneComponents(Component controllerManager, Component scheduler, Component apiServer, Etcd etcd) {
    static final ControlPlaneComponents DEFAULTS = new ControlPlaneComponents(null, null, null, null);

    public ControlPlaneComponents {
        controllerManager = controllerManager == null ? Component.DEFAULTS : controllerManager;
        scheduler = scheduler == null ? Component.DEFAULTS : scheduler;
        apiServer = apiServer == null ? Component.DEFAULTS : apiServer;
        etcd = etcd == null ? Etcd.DEFAULTS : etcd;
    }

    /** @param flags without dashes in front: {@code v: "4"} */
    public record Component(Map<String, String> flags, Map<String, Boolean> featureGates) {
        static final Component DEFAULTS = new Component(Map.of(), Map.of());

        public Component {
            flags = flags == null ? Map.of() : Sorted.copyOf(flags);
            featureGates = featureGates == null ? Map.of() : Sorted.copyOf(featureGates);
        }
    }

    /**
     * @param quotaBackendBytes most bytes of the database; null leaves etcd's
     * @param autoCompactionRetention how long history is kept; "" leaves the API server's own compaction alone
     * @param autoCompactionMode {@code periodic}, {@code revision}, or ""
     */
    public record Etcd(Long quotaBackendBytes, String autoCompactionRetention, String autoCompactionMode) {
        static final Etcd DEFAULTS = new Etcd(null, "", "");
    }
}
