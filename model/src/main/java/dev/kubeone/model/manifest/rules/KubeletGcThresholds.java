package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.KubeletConfig;
import dev.kubeone.model.schema.Findings;

/** The kubelet does not start when it should stop removing images above the point where it begins. */
final class KubeletGcThresholds implements Rule {
    @Override
    public String sentence() {
        return "`imageGCLowThresholdPercent` is below `imageGCHighThresholdPercent` (the kubelet's own are 80 and 85).";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        for (PlacedHost placed : PlacedHost.of(cluster)) {
            KubeletConfig kubelet = placed.host().kubelet();
            Integer low = kubelet.imageGCLowThresholdPercent();
            Integer high = kubelet.imageGCHighThresholdPercent();
            int effectiveLow = low == null ? 80 : low;
            int effectiveHigh = high == null ? 85 : high;
            boolean given = low != null || high != null;
            if (given && effectiveLow >= effectiveHigh && !findings.unreadWithin(placed.field("kubelet"))) {
                String field = low == null ? "imageGCHighThresholdPercent" : "imageGCLowThresholdPercent";
                String message =
                        "the low threshold " + effectiveLow + " is not below the high threshold " + effectiveHigh;
                findings.problem(placed.field("kubelet." + field), message, "");
            }
        }
    }
}
