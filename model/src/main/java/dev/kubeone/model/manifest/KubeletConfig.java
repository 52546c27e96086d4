package dev.kubeone.model.manifest;

import java.util.Map;

/** Kubelet settings of one host; null numbers and empty texts mean: leave the kubelet's own default. */
public record KubeletConfig(
        Map<String, String> systemReserved,
        Map<String, String> kubeReserved,
        Map<String, String> evictionHard,
        Integer maxPods,
        Integer imageGCHighThresholdPercent,
        Integer imageGCLowThresholdPercent,
        String imageMinimumGCAge,
        String imageMaximumGCAge,
        Long podPidsLimit) {
    /** Everything as the kubelet itself has it. */
    public static final KubeletConfig DEFAULTS =
            new KubeletConfig(Map.of(), Map.of(), Map.of(), null, null, null, "", "", null);

    public KubeletConfig {
        systemReserved = systemReserved == null ? Map.of() : Sorted.copyOf(systemReserved);
        kubeReserved = kubeReserved == null ? Map.of() : Sorted.copyOf(kubeReserved);
        evictionHard = evictionHard == null ? Map.of() : Sorted.copyOf(evictionHard);
    }

    /** Without a bound on processes. */
    public KubeletConfig(
            Map<String, String> systemReserved,
            Map<String, String> kubeReserved,
            Map<String, String> evictionHard,
            Integer maxPods,
            Integer imageGCHighThresholdPercent,
            Integer imageGCLowThresholdPercent,
            String imageMinimumGCAge,
            String imageMaximumGCAge) {
        this(
                systemReserved,
                kubeReserved,
                evictionHard,
                maxPods,
                imageGCHighThresholdPercent,
                imageGCLowThresholdPercent,
                imageMinimumGCAge,
                imageMaximumGCAge,
                null);
    }
}
