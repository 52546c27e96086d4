package dev.kubeone.sealing;

import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.security.GeneralSecurityException;

/** The one scheme in use: RFC 9180 with X25519, HKDF-SHA256 and AES-256-GCM. */
final class Hpke {
    static {
        try {
            HybridConfig.register();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("hybrid encryption is not available in this Java", cause);
        }
    }

    private Hpke() {}

    /** Makes the scheme known to the library; cheap when it is already. */
    static void ready() {
        // Loading this class registers it.
    }

    static HpkeParameters parameters() throws GeneralSecurityException {
        return HpkeParameters.builder()
                .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                .setVariant(HpkeParameters.Variant.TINK)
                .build();
    }
}
