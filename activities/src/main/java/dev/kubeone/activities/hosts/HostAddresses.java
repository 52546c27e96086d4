package dev.kubeone.activities.hosts;

import dev.kubeone.hosts.HostAddress;
import dev.kubeone.model.manifest.HostConfig;

/** Where the host layer finds a host of the manifest. */
public final class HostAddresses {
    private HostAddresses() {}

    public static HostAddress of(HostConfig host) {
        return new HostAddress(
                host.displayName(),
                host.publicAddress(),
                host.sshPort(),
                host.sshUsername(),
                host.sshPrivateKeyFile(),
                host.sshPrivateKeyPassphrase(),
                host.sshCertFile(),
                host.sshHostPublicKey(),
                host.sshAgentSocket(),
                bastion(host));
    }

    private static HostAddress bastion(HostConfig host) {
        if (host.bastion().isEmpty()) {
            return null;
        }
        var ownKey = !host.bastionPrivateKeyFile().isEmpty();
        return new HostAddress(
                "bastion " + host.bastion(),
                host.bastion(),
                host.bastionPort(),
                host.bastionUser().isEmpty() ? host.sshUsername() : host.bastionUser(),
                ownKey ? host.bastionPrivateKeyFile() : host.sshPrivateKeyFile(),
                ownKey ? "" : host.sshPrivateKeyPassphrase(),
                ownKey ? "" : host.sshCertFile(),
                host.bastionHostPublicKey(),
                host.sshAgentSocket(),
                null);
    }
}
