package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.Encryption;
import dev.kubeone.model.plan.Blocker;
import java.util.List;

/**
 * Encryption of secrets is switched at the right time: an API server that loses the key cannot read what is in etcd, and
 * one that has it must not write before the others can read.
 */
public final class EncryptionSwitch implements Guard {
    private final boolean upgrade;

    /** @param upgrade whether API servers are about to be replaced one by one */
    public EncryptionSwitch(boolean upgrade) {
        this.upgrade = upgrade;
    }

    @Override
    public List<Blocker> blockers(Wanted wanted) {
        var seen = wanted.controlPlanes().stream()
                .filter(host -> host.member()
                        && !host.facts().components().apiServerFlags().isEmpty())
                .toList();
        var without = seen.stream().filter(host -> !encrypts(host)).toList();
        if (!Encryption.wanted(wanted.manifest()) && without.size() < seen.size()) {
            return List.of(new Blocker(
                    "EncryptionSwitch",
                    "",
                    "secrets are encrypted in etcd, and the manifest does not say so any more",
                    "write features.encryptionProviders.enable: true; this version does not switch it off again"));
        }
        if (upgrade && Encryption.wanted(wanted.manifest()) && !without.isEmpty()) {
            return List.of(new Blocker(
                    "EncryptionSwitch",
                    without.get(0).name(),
                    "secrets are not encrypted in etcd yet, and an upgrade does not begin with that",
                    "run apply at the version that runs first, then upgrade"));
        }
        return List.of();
    }

    private static boolean encrypts(HostView host) {
        return host.facts().components().apiServerFlags().containsKey(Encryption.FLAG);
    }
}
