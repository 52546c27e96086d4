package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.map;
import static dev.kubeone.model.manifest.fields.Kinds.text;

import dev.kubeone.model.manifest.KubeletConfig;
import dev.kubeone.model.manifest.rules.LargeNumberCheck;
import dev.kubeone.model.manifest.rules.NumberCheck;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.LargeNumber;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.WholeNumber;
import java.util.Map;

/** Fields of {@link KubeletConfig}. */
final class KubeletFields {
    static final Field<Map<String, String>> SYSTEM_RESERVED = map(
                    "systemReserved",
                    TextCheck.RESERVED_RESOURCE,
                    TextCheck.QUANTITY,
                    "Resources kept for the operating system.")
            .like("{cpu: 200m, memory: 200Mi}");
    static final Field<Map<String, String>> KUBE_RESERVED = map(
                    "kubeReserved",
                    TextCheck.RESERVED_RESOURCE,
                    TextCheck.QUANTITY,
                    "Resources kept for kubelet and container runtime.")
            .like("{cpu: 200m, memory: 300Mi}");
    static final Field<Map<String, String>> EVICTION_HARD = map(
                    "evictionHard",
                    TextCheck.EVICTION_SIGNAL,
                    TextCheck.EVICTION_THRESHOLD,
                    "Below these the kubelet evicts pods at once.")
            .like("{memory.available: 100Mi}");
    static final Field<Integer> MAX_PODS = Field.of(
                    "maxPods", new WholeNumber(NumberCheck.POSITIVE), "Most pods on the host.")
            .orNull()
            .like("110");
    static final Field<Integer> GC_HIGH = Field.of(
                    "imageGCHighThresholdPercent",
                    new WholeNumber(NumberCheck.PERCENT),
                    "Disk usage above which images are removed.")
            .orNull()
            .like("85");
    static final Field<Integer> GC_LOW = Field.of(
                    "imageGCLowThresholdPercent",
                    new WholeNumber(NumberCheck.PERCENT),
                    "Disk usage down to which images are removed.")
            .orNull()
            .like("80");
    static final Field<String> MIN_AGE = text(
                    "imageMinimumGCAge", TextCheck.DURATION, "Younger unused images are not removed.")
            .like("2m");
    static final Field<String> MAX_AGE = text(
                    "imageMaximumGCAge", TextCheck.DURATION, "Older unused images are removed.")
            .like("168h");

    static final Field<Long> PIDS = Field.of(
                    "podPidsLimit",
                    new LargeNumber(LargeNumberCheck.PIDS_LIMIT),
                    "Most processes of a pod; -1 is no bound.")
            .orNull()
            .like("4096");

    static final Shape<KubeletConfig> SHAPE = Kinds.shape(
            "kubelet settings",
            v -> new KubeletConfig(
                    v.get(SYSTEM_RESERVED),
                    v.get(KUBE_RESERVED),
                    v.get(EVICTION_HARD),
                    v.get(MAX_PODS),
                    v.get(GC_HIGH),
                    v.get(GC_LOW),
                    v.get(MIN_AGE),
                    v.get(MAX_AGE),
                    v.get(PIDS)),
            SYSTEM_RESERVED,
            KUBE_RESERVED,
            EVICTION_HARD,
            MAX_PODS,
            GC_HIGH,
            GC_LOW,
            MIN_AGE,
            MAX_AGE,
            PIDS);

    private KubeletFields() {}
}
