package dev.kubeone.model.manifest.rules;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** Certificates as PEM text. */
final class Certificates {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private Certificates() {}

    /** Whether there is at least one certificate and each of them can be read. Text around them is left alone. */
    static boolean pem(String text) {
        int begin = text.indexOf(BEGIN);
        if (begin < 0) {
            return false;
        }
        while (begin >= 0) {
            int end = text.indexOf(END, begin);
            if (end < 0 || !readable(text.substring(begin, end + END.length()))) {
                return false;
            }
            begin = text.indexOf(BEGIN, end);
        }
        return true;
    }

    private static boolean readable(String pem) {
        try {
            byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)) != null;
        } catch (CertificateException notACertificate) {
            return false;
        }
    }
}
