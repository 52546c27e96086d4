package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.HostException;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/** Public key authentication (RFC 4252, 7) with one key of an agent: asks first, signs when the key is welcome. */
final class AgentMethod extends AbstractAuthMethod {
    private static final int SIGN_WITH_SHA512 = 4;

    private final AgentSocket agent;
    private final AgentSocket.Key key;
    private final String algorithm;
    private volatile HostException failure;

    AgentMethod(AgentSocket agent, AgentSocket.Key key) {
        super("publickey");
        this.agent = agent;
        this.key = key;
        this.algorithm = key.shown().type().replaceFirst("^ssh-rsa", "rsa-sha2-512");
    }

    Optional<HostException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return request(false);
    }

    private SSHPacket request(boolean signed) throws UserAuthException {
        var packet = super.buildReq();
        packet.putBoolean(signed).putString(algorithm).putBytes(key.shown().blob());
        return packet;
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
        if (message != Message.USERAUTH_60) {
            super.handle(message, packet);
            return;
        }
        var request = request(true);
        var signed = new Buffer.PlainBuffer()
                .putString(params.getTransport().getSessionID())
                .putBuffer(request)
                .getCompactData();
        request.putBytes(sign(signed));
        params.getTransport().write(request);
    }

    private byte[] sign(byte[] data) throws UserAuthException {
        try {
            return agent.sign(key, data, algorithm.startsWith("rsa-sha2-512") ? SIGN_WITH_SHA512 : 0);
        } catch (HostException e) {
            failure = e;
            throw new UserAuthException("the agent did not sign", e);
        }
    }
}
