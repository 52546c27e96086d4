package dev.kubeone.model.manifest.rules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** SSH public keys as they are written down: a line of authorized_keys, its base64 part, or base64 of the line. */
public final class HostKeys {
    private HostKeys() {}

    static boolean wellFormed(String text) {
        return line(text).isPresent();
    }

    /** {@code algorithm base64}, whichever of the three forms {@code text} has. */
    public static Optional<String> line(String text) {
        String[] words = text.strip().split("\\s+");
        if (words.length >= 2) {
            return decoded(words[1])
                    .flatMap(HostKeys::algorithm)
                    .filter(words[0]::equals)
                    .map(a -> a + " " + words[1]);
        }
        return decoded(words[0])
                .flatMap(bytes -> algorithm(bytes)
                        .map(algorithm -> algorithm + " " + words[0])
                        .or(() -> ofLine(new String(bytes, StandardCharsets.UTF_8))));
    }

    private static Optional<String> ofLine(String line) {
        return line.strip().indexOf(' ') > 0 ? line(line) : Optional.empty();
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The key's first field: the name of its algorithm, with the length in front (RFC 4253, 6.6). */
    private static Optional<String> algorithm(byte[] key) {
        ByteBuffer buffer = ByteBuffer.wrap(key);
        if (buffer.remaining() < 8) {
            return Optional.empty();
        }
        int length = buffer.getInt();
        if (length < 4 || length > 64 || length >= buffer.remaining()) {
            return Optional.empty();
        }
        String name = new String(key, 4, length, StandardCharsets.US_ASCII);
        return name.matches("[a-z0-9@.-]+") ? Optional.of(name) : Optional.empty();
    }
}
