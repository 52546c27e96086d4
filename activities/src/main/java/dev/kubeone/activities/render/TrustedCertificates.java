package dev.kubeone.activities.render;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.beside.NamedFile;
import dev.kubeone.workflows.messages.NamedFiles;

/**
 * Certificates of authorities that hosts and pods are to trust: those of a file beside the manifest, else those in it.
 *
 * @param content PEM text or what stands for it in a step's inputs, "" for none
 * @param digest SHA-256 of the text in hex, "" for none
 */
public record TrustedCertificates(String content, String digest) {
    /** Where every host has them. */
    public static final String PATH = "/etc/kubeone/ca-bundle.pem";

    public static TrustedCertificates of(KubeOneCluster manifest, NamedFiles files) {
        var field = manifest.certificateAuthority().file().isEmpty() ? NamedFile.BUNDLE : NamedFile.CERTIFICATES;
        if (!files.digestOf(field).isEmpty()) {
            return new TrustedCertificates(files.reference(field), files.digestOf(field));
        }
        // A client of an older version sent none along.
        var text = manifest.certificateAuthority().bundle();
        return new TrustedCertificates(text, text.isEmpty() ? "" : NamedFiles.digest(text));
    }

    public boolean none() {
        return digest.isEmpty();
    }
}
