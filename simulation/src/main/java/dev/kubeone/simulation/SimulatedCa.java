package dev.kubeone.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/** The one certificate that all simulated clusters have for their CA. There is no key to it. */
final class SimulatedCa {
    private SimulatedCa() {}

    static String pem() {
        try (var resource = SimulatedCa.class.getResourceAsStream("ca.crt")) {
            return new String(resource.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("ca.crt", e);
        }
    }

    /** Digest of the file, as observers report it. */
    static String fileDigest() {
        return sha256(pem().getBytes(StandardCharsets.US_ASCII));
    }

    /** The certificate as kubeconfigs hold it. */
    static String base64() {
        return Base64.getEncoder().encodeToString(pem().getBytes(StandardCharsets.US_ASCII));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
