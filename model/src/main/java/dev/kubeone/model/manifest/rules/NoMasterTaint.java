package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.Taint;
import dev.kubeone.model.schema.Findings;
import java.util.List;

/** Kubernetes 1.25 took the old name of the control plane's taint away. */
final class NoMasterTaint implements Rule {
    private static final String OLD = "node-role.kubernetes.io/master";

    @Override
    public String sentence() {
        return "No taint is `node-role.kubernetes.io/master`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        for (PlacedHost placed : PlacedHost.of(cluster)) {
            List<Taint> taints = placed.host().taints();
            for (int i = 0; i < taints.size(); i++) {
                if (OLD.equals(taints.get(i).key())) {
                    findings.problem(
                            placed.field("taints[" + i + "].key"),
                            OLD + " does not exist since Kubernetes 1.25",
                            "Use node-role.kubernetes.io/control-plane");
                }
            }
        }
    }
}
