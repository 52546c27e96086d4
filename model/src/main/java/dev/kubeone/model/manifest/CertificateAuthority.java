package dev.kubeone.model.manifest;

/**
 * Certificates that are trusted, and how long the cluster's own live.
 *
 * @param bundle PEM certificates, or ""
 * @param file a file with PEM certificates beside the manifest, taken instead of {@code bundle}; or ""
 * @param certificateValidityPeriod of certificates; "" leaves kubeadm's
 * @param caCertificateValidityPeriod of the authorities; "" leaves kubeadm's
 */
public record CertificateAuthority(
        String bundle, String file, String certificateValidityPeriod, String caCertificateValidityPeriod) {
    static final CertificateAuthority DEFAULTS = new CertificateAuthority("", "", "", "");
}
