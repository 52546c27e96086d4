package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/** A private key that was read, with its public key or the certificate that goes with it. */
record KeyFile(PrivateKey getPrivate, PublicKey getPublic) implements KeyProvider {

    private static final DefaultConfig FORMATS = new DefaultConfig();

    static KeyFile read(HostAddress at) {
        var passphrase = PassphraseReference.resolve(at);
        var text = text(at, at.privateKeyFile(), "private key");
        try (var reader = new SSHClient(FORMATS)) {
            PasswordFinder finder = passphrase
                    .map(secret -> PasswordUtils.createOneOff(secret.reveal().toCharArray()))
                    .orElse(null);
            var keys = reader.loadKeys(text, null, finder);
            var secretKey = keys.getPrivate();
            var shown = at.certificateFile().isBlank() ? keys.getPublic() : certificate(at);
            return new KeyFile(secretKey, shown);
        } catch (HostException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The library answers broken key files with all kinds of exceptions.
            throw Failures.credentials(
                    at,
                    "the private key " + at.privateKeyFile() + " cannot be read: " + Failures.reason(e),
                    passphrase.isPresent()
                            ? "Check that the passphrase in " + at.passphrase() + " is the key's, with"
                                    + " `ssh-keygen -y -f " + at.privateKeyFile() + "`."
                            : "If it is encrypted, name its passphrase as env:NAME or file:PATH; else check the file"
                                    + " with `ssh-keygen -y -f " + at.privateKeyFile() + "`.",
                    e);
        }
    }

    /** The certificate of the address. */
    static PublicKey certificate(HostAddress at) {
        var key = HostKey.parse(text(at, at.certificateFile(), "certificate"));
        try {
            if (key.isPresent() && key.get().type().endsWith("-cert-v01@openssh.com")) {
                return new Buffer.PlainBuffer(key.get().blob()).readPublicKey();
            }
        } catch (IOException e) {
            throw noCertificate(at, e);
        }
        throw noCertificate(at, null);
    }

    private static RuntimeException noCertificate(HostAddress at, IOException cause) {
        return Failures.credentials(
                at,
                "the file " + at.certificateFile() + " is no OpenSSH certificate",
                "Name the …-cert.pub file that `ssh-keygen -s` wrote.",
                cause);
    }

    private static String text(HostAddress at, String file, String what) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw Failures.credentials(
                    at,
                    "the " + what + " " + file + " cannot be read: "
                            + (e instanceof NoSuchFileException ? "there is no such file" : Failures.reason(e)),
                    "Check the path and its permissions on the machine of the worker.",
                    e);
        }
    }

    @Override
    public KeyType getType() {
        return KeyType.fromKey(getPublic);
    }

    @Override
    public String toString() {
        return "key " + getType();
    }
}
