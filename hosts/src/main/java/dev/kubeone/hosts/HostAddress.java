package dev.kubeone.hosts;

/**
 * Where a host is and how to be let in. Texts are "" where nothing is given.
 *
 * @param name what the host is called in messages
 * @param host address or DNS name to dial
 * @param port TCP port of sshd
 * @param user user who is root or may sudo without a password
 * @param privateKeyFile path of the private key on this machine
 * @param passphrase reference to the key's passphrase: {@code env:NAME} or {@code file:PATH}
 * @param certificateFile path of the OpenSSH certificate that goes with the key
 * @param hostPublicKey the only host key accepted, as in an authorized_keys line or base64 of one; "" = known_hosts
 * @param agentSocket path of an agent's socket, or {@code env:NAME}
 * @param bastion the host to go through, or null
 */
public record HostAddress(
        String name,
        String host,
        int port,
        String user,
        String privateKeyFile,
        String passphrase,
        String certificateFile,
        String hostPublicKey,
        String agentSocket,
        HostAddress bastion) {}
