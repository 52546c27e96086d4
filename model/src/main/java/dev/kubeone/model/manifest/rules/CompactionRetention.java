package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.ControlPlaneComponents;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.Shown;

/** etcd does not start with another one. */
final class CompactionRetention implements Rule {
    private static final String PATH = "controlPlaneComponents.etcd";

    @Override
    public String sentence() {
        return "`autoCompactionRetention` is a duration or a whole number, a number for mode `revision`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        ControlPlaneComponents.Etcd etcd = cluster.controlPlaneComponents().etcd();
        String retention = etcd.autoCompactionRetention();
        boolean number = retention.matches("[0-9]{1,15}");
        boolean good = etcd.autoCompactionMode().equals("revision") ? number : number || Quantities.duration(retention);
        if (!etcd.autoCompactionMode().isEmpty() && !good && !findings.unreadWithin(PATH)) {
            findings.problem(
                    PATH + (retention.isEmpty() ? "" : ".autoCompactionRetention"),
                    "expected a " + (etcd.autoCompactionMode().equals("revision") ? "" : "duration or a ")
                            + "whole number as autoCompactionRetention, got " + Shown.quoted(retention),
                    "");
        }
    }
}
