package dev.kubeone.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Opens what was sealed for one key. */
public final class Opener {
    private final KeysetHandle keyset;

    Opener(KeysetHandle keyset) {
        this.keyset = keyset;
    }

    /**
     * Returns the value.
     *
     * @throws SealingException if the text is not a sealed value, was changed, was sealed for another key, or with
     *     another context
     */
    public byte[] open(String sealed, String context) {
        try {
            return keyset.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                    .decrypt(cipherOf(sealed), context.getBytes(UTF_8));
        } catch (GeneralSecurityException cause) {
            throw new SealingException(
                    "the sealed value could not be opened: it was changed, or sealed for another key or purpose",
                    cause);
        }
    }

    private static byte[] cipherOf(String sealed) {
        if (!sealed.startsWith(Sealer.PREFIX)) {
            throw new SealingException("not a sealed value: it does not begin with " + Sealer.PREFIX);
        }
        try {
            return Base64.getDecoder().decode(sealed.substring(Sealer.PREFIX.length()));
        } catch (IllegalArgumentException cause) {
            throw new SealingException("not a sealed value: it is not base64", cause);
        }
    }
}
