package dev.kubeone.simulation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
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

    /** Digest of the public key in kubeadm's form. */
    static String keyDigest() {
        try {
            var certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem().getBytes(StandardCharsets.US_ASCII)));
            return "sha256:" + sha256(certificate.getPublicKey().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ca.crt is a certificate", e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
