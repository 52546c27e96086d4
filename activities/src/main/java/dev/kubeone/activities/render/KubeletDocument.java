package dev.kubeone.activities.render;

import dev.kubeone.model.manifest.KubeOneCluster;
import java.util.Map;

/** The kubelet's configuration, the same on every host but for what is said about its machine. */
final class KubeletDocument {
    private KubeletDocument() {}

    /** @param cgroupVersion of the host that kubeadm init runs on */
    static Map<String, Object> of(KubeOneCluster manifest, int cgroupVersion) {
        var kubelet = manifest.kubeletConfig();
        var document = Yaml.fields()
                .put("apiVersion", "kubelet.config.k8s.io/v1beta1")
                .put("kind", "KubeletConfiguration")
                .put("cgroupDriver", "systemd")
                .put("readOnlyPort", 0)
                .put("rotateCertificates", true)
                .put(
                        "authentication",
                        Yaml.fields().put("anonymous", Yaml.fields().put("enabled", false)))
                .put("containerLogMaxSize", manifest.loggingConfig().containerLogMaxSize())
                .put("containerLogMaxFiles", manifest.loggingConfig().containerLogMaxFiles())
                .put("tlsCipherSuites", manifest.tlsCipherSuites().kubelet())
                .put("systemReserved", kubelet.systemReserved())
                .put("kubeReserved", kubelet.kubeReserved())
                .put("evictionHard", kubelet.evictionHard())
                .put("maxPods", kubelet.maxPods())
                .put("imageGCHighThresholdPercent", kubelet.imageGCHighThresholdPercent())
                .put("imageGCLowThresholdPercent", kubelet.imageGCLowThresholdPercent())
                .put("imageMinimumGCAge", kubelet.imageMinimumGCAge())
                .put("imageMaximumGCAge", kubelet.imageMaximumGCAge());
        if (cgroupVersion == 1) {
            // From 1.35 on the kubelet refuses to start on cgroup v1 unless it is told that this is known.
            document.put("failCgroupV1", false);
        }
        return document.map();
    }
}
