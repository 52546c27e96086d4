package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPublickey;

/** What we show to a host to be let in: the key file of its address, then the keys of its agent. */
final class Identities {
    private final List<AuthMethod> methods = new ArrayList<>();
    private final List<AgentMethod> ofAgent = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private Identities() {}

    /** @throws HostException if a file, passphrase or socket named in the address cannot be used */
    static Identities of(HostAddress at) {
        var identities = new Identities();
        if (!at.privateKeyFile().isBlank()) {
            identities.methods.add(new AuthPublickey(KeyFile.read(at)));
            identities.names.add("the key " + at.privateKeyFile()
                    + (at.certificateFile().isBlank() ? "" : " and the certificate " + at.certificateFile()));
        }
        if (!at.agentSocket().isBlank()) {
            identities.addAgent(at);
        }
        if (identities.methods.isEmpty()) {
            throw Failures.credentials(
                    at,
                    at.agentSocket().isBlank()
                            ? "neither a private key file nor an agent is named"
                            : "the agent at " + at.agentSocket() + " holds no key that could be used",
                    "Name a key file (sshPrivateKeyFile) or an agent (sshAgentSocket), and add the key with ssh-add.",
                    null);
        }
        return identities;
    }

    private void addAgent(HostAddress at) {
        var agent = AgentSocket.of(at);
        for (var key : agent.keys()) {
            ofAgent.add(new AgentMethod(agent, key));
        }
        methods.addAll(ofAgent);
        names.add("the " + ofAgent.size() + " keys of the agent at " + at.agentSocket());
    }

    List<AuthMethod> methods() {
        return methods;
    }

    /** Why the agent would not sign, if that is what happened. */
    Optional<HostException> failure() {
        return ofAgent.stream().flatMap(method -> method.failure().stream()).findFirst();
    }

    @Override
    public String toString() {
        return String.join(" and ", names);
    }
}
