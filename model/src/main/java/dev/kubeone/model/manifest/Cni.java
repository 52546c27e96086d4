package dev.kubeone.model.manifest;

import java.util.ArrayList;
import java.util.List;

/** The pod network: exactly one of the blocks is not null. {@code external}: brought as an addon by the operator. */
public record Cni(Canal canal, Cilium cilium, WeaveNet weaveNet, External external) {

    /** A pod network that the operator brings. */
    public Cni(External external) {
        this(null, null, null, external);
    }

    /** Names of the pod networks that are given. */
    public List<String> named() {
        List<String> names = new ArrayList<>();
        add(names, "canal", canal);
        add(names, "cilium", cilium);
        add(names, "weaveNet", weaveNet);
        add(names, "external", external);
        return names;
    }

    private static void add(List<String> names, String name, Object block) {
        if (block != null) {
            names.add(name);
        }
    }

    /** @param mtu largest packet of pods; null before defaults are filled, then by the provider */
    public record Canal(Integer mtu) {}

    /** @param kubeProxyReplacement {@code strict} or {@code disabled} */
    public record Cilium(
            String kubeProxyReplacement,
            boolean enableHubble,
            boolean enableL2Announcements,
            boolean enableGatewayAPI,
            boolean enableLocalRedirectPolicy) {

        /** Whether Cilium does what kube-proxy would do. */
        public boolean replacesKubeProxy() {
            return "strict".equals(kubeProxyReplacement);
        }
    }

    /** Weave Net, which nobody maintains any more. */
    public record WeaveNet(boolean encrypted) {}

    /** Marks a pod network that the operator brings. */
    public record External() {}
}
