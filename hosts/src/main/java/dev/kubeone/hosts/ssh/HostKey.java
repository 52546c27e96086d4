package dev.kubeone.hosts.ssh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;

/**
 * A public key as it stands in files.
 *
 * @param type "ssh-ed25519"
 * @param base64 the key's encoding, which begins with its type
 */
record HostKey(String type, String base64) {

    static HostKey of(PublicKey key) {
        return of(new Buffer.PlainBuffer().putPublicKey(key).getCompactData()).orElseThrow();
    }

    /** Of an authorized_keys line ({@code [type] base64 [comment]}). */
    static Optional<HostKey> parse(String line) {
        for (var word : line.strip().split("\\s+")) {
            if (word.startsWith("AAAA")) {
                return decode(word).flatMap(HostKey::of);
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Of an encoded key; nothing if it is none. */
    static Optional<HostKey> of(byte[] blob) {
        try {
            var type = new Buffer.PlainBuffer(blob).readString(StandardCharsets.US_ASCII);
            return Optional.of(new HostKey(type, Base64.getEncoder().encodeToString(blob)));
        } catch (Buffer.BufferException e) {
            return Optional.empty();
        }
    }

    byte[] blob() {
        return Base64.getDecoder().decode(base64);
    }

    /** {@code ssh-ed25519 SHA256:…}, as {@code ssh-keygen -l} prints it. */
    String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(blob());
            return type + " SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
