package dev.kubeone.sealing;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.security.GeneralSecurityException;

/** A key pair: its public half may travel, its private half stays with the recipient. */
public final class RecipientKey {
    private final KeysetHandle keyset;

    RecipientKey(KeysetHandle keyset) {
        this.keyset = keyset;
    }

    public static RecipientKey generate() {
        try {
            return new RecipientKey(KeysetHandle.generateNew(Hpke.parameters()));
        } catch (GeneralSecurityException cause) {
            throw new SealingException("no key pair could be made", cause);
        }
    }

    /** The public keyset as JSON: whoever has it can seal for this key, and only this key can open. */
    public String publicKeyset() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(keyset.getPublicKeysetHandle());
        } catch (GeneralSecurityException cause) {
            throw new SealingException("the public keyset could not be written", cause);
        }
    }

    public Opener opener() {
        return new Opener(keyset);
    }
}
