package dev.kubeone.hosts.ssh;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;

/** An SSH agent on a Unix socket (draft-ietf-sshm-ssh-agent): lists its keys and lets it sign. */
final class AgentSocket {
    private static final byte REQUEST_IDENTITIES = 11;
    private static final byte IDENTITIES_ANSWER = 12;
    private static final byte SIGN_REQUEST = 13;
    private static final byte SIGN_RESPONSE = 14;
    private static final int LONGEST_ANSWER = 256 * 1024;

    private final HostAddress at;
    private final String path;

    private AgentSocket(HostAddress at, String path) {
        this.at = at;
        this.path = path;
    }

    static AgentSocket of(HostAddress at) {
        var socket = at.agentSocket();
        if (!socket.startsWith("env:")) {
            return new AgentSocket(at, socket);
        }
        var path = System.getenv(socket.substring(4));
        if (path == null || path.isBlank()) {
            throw Failures.credentials(
                    at,
                    "the environment has no variable " + socket.substring(4) + " with the socket of an agent",
                    "Start an agent where the worker runs (ssh-agent), or name a key file.",
                    null);
        }
        return new AgentSocket(at, path);
    }

    /**
     * A key that the agent holds.
     *
     * @param shown what the host gets to see: the key, or the certificate of the address that goes with it
     */
    record Key(HostKey held, HostKey shown) {}

    /** With a certificate in the address, only the key that goes with it. */
    List<Key> keys() {
        var held = held();
        if (at.certificateFile().isBlank() || !at.privateKeyFile().isBlank()) {
            return held.stream().map(key -> new Key(key, key)).toList();
        }
        var certificate = (Certificate<?>) KeyFile.certificate(at);
        var key = HostKey.of(certificate.getKey());
        var shown = HostKey.of(certificate);
        return held.stream().filter(key::equals).map(one -> new Key(one, shown)).toList();
    }

    private List<HostKey> held() {
        try {
            var answer = ask(new Buffer.PlainBuffer().putByte(REQUEST_IDENTITIES), IDENTITIES_ANSWER);
            var keys = new ArrayList<HostKey>();
            for (long left = answer.readUInt32(); left > 0; left--) {
                HostKey.of(answer.readBytes()).ifPresent(keys::add);
                answer.readString(); // comment
            }
            return keys;
        } catch (IOException e) {
            throw failure("does not tell its keys", e);
        }
    }

    /** @return the signature as it goes into the authentication request */
    byte[] sign(Key key, byte[] data, int flags) {
        var question = new Buffer.PlainBuffer()
                .putByte(SIGN_REQUEST)
                .putBytes(key.held().blob())
                .putBytes(data)
                .putUInt32(flags);
        try {
            return ask(question, SIGN_RESPONSE).readBytes();
        } catch (IOException e) {
            throw failure("does not sign", e);
        }
    }

    private Buffer.PlainBuffer ask(Buffer.PlainBuffer question, byte expected) throws IOException {
        try (var socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.connect(UnixDomainSocketAddress.of(path));
            var bytes = ByteBuffer.wrap(
                    new Buffer.PlainBuffer().putBytes(question.getCompactData()).getCompactData());
            while (bytes.hasRemaining()) {
                socket.write(bytes);
            }
            int length = read(socket, 4).getInt();
            if (length < 1 || length > LONGEST_ANSWER) {
                throw new IOException("an answer of " + length + " bytes");
            }
            var answer = new Buffer.PlainBuffer(read(socket, length).array());
            if (answer.readByte() != expected) {
                throw new IOException("it refused");
            }
            return answer;
        }
    }

    private static ByteBuffer read(SocketChannel socket, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (socket.read(bytes) < 0) {
                throw new EOFException("it closed the connection");
            }
        }
        return bytes.flip();
    }

    private HostException failure(String what, IOException cause) {
        return Failures.credentials(
                at,
                "the agent at " + path + " " + what + ": " + Failures.reason(cause),
                "Check it with `ssh-add -l` where the worker runs; it may be locked, or want a confirmation.",
                cause);
    }
}
