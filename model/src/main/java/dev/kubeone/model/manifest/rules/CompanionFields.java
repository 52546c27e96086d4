package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** What has no effect without another field is an oversight when that is missing. (A key or an agent is always there: the default is the agent.) */
final class CompanionFields implements Rule {
    @Override
    public String sentence() {
        return "`sshPrivateKeyPassphrase` and `sshCertFile` come with an `sshPrivateKeyFile`; bastion fields with a `bastion`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        for (PlacedHost placed : PlacedHost.of(cluster)) {
            HostConfig host = placed.host();
            goesWith(
                    placed,
                    "sshPrivateKeyPassphrase",
                    host.sshPrivateKeyPassphrase(),
                    "sshPrivateKeyFile",
                    host.sshPrivateKeyFile(),
                    findings);
            goesWith(
                    placed, "sshCertFile", host.sshCertFile(), "sshPrivateKeyFile", host.sshPrivateKeyFile(), findings);
            goesWith(
                    placed, "bastionPrivateKeyFile", host.bastionPrivateKeyFile(), "bastion", host.bastion(), findings);
            goesWith(placed, "bastionHostPublicKey", host.bastionHostPublicKey(), "bastion", host.bastion(), findings);
        }
    }

    private static void goesWith(
            PlacedHost placed, String field, String value, String needed, String other, Findings findings) {
        if (!value.isEmpty() && other.isEmpty() && !findings.unread(placed.field(needed))) {
            findings.problem(
                    placed.field(field), "has no effect without " + needed, "Give " + needed + " too, or take it out");
        }
    }
}
