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
        KubeletConfig all = cluster.kubeletConfig();
        check("kubeletConfig", all, KubeletConfig.DEFAULTS, findings);
        for (PlacedHost placed : PlacedHost.of(cluster)) {
            check(placed.field("kubelet"), placed.host().kubelet(), all, findings);
        }
    }

    /** @param other where what is not given comes from */
    private static void check(String path, KubeletConfig kubelet, KubeletConfig other, Findings findings) {
        Integer low = kubelet.imageGCLowThresholdPercent();
        Integer high = kubelet.imageGCHighThresholdPercent();
        int effectiveLow = first(low, other.imageGCLowThresholdPercent(), 80);
        int effectiveHigh = first(high, other.imageGCHighThresholdPercent(), 85);
        boolean given = low != null || high != null;
        if (given && effectiveLow >= effectiveHigh && !findings.unreadWithin(path)) {
            String field = low == null ? "imageGCHighThresholdPercent" : "imageGCLowThresholdPercent";
            String message = "the low threshold " + effectiveLow + " is not below the high threshold " + effectiveHigh;
            findings.problem(path + "." + field, message, "");
        }
    }

    private static int first(Integer own, Integer other, int kubelets) {
        return own != null ? own : other != null ? other : kubelets;
    }
}
