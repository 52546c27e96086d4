package dev.kubeone.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Seals values for the holder of a key. */
public final class Sealer {
    /** What every sealed value begins with. */
    public static final String PREFIX = "sealed:";

    private Sealer() {}

    /**
     * Seals a value so that only the holder of the private keyset can read it.
     *
     * @param publicKeyset the recipient's public keyset, JSON
     * @param plain the value
     * @param context what the value is for; opening with another context fails
     * @return {@code sealed:} and base64; sealing twice gives two different texts
     */
    public static String seal(String publicKeyset, byte[] plain, String context) {
        Hpke.ready();
        try {
            var cipher = TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(publicKeyset)
                    .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                    .encrypt(plain, context.getBytes(UTF_8));
            return PREFIX + Base64.getEncoder().encodeToString(cipher);
        } catch (GeneralSecurityException cause) {
            throw new SealingException("the value could not be sealed: the public keyset is not usable", cause);
        }
    }
}
