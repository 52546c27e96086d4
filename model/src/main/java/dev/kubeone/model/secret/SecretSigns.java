package dev.kubeone.model.secret;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * By what a secret is known where somebody else defines the fields: settings of providers, values of charts, parameters
 * of addons. The one list for reading and for masking, so that what is masked in one place is not bare in another.
 */
public final class SecretSigns {
    /** Of a key without what is no letter, in lower case: providers read {@code Password} as {@code password}. */
    private static final Pattern KEY =
            Pattern.compile("pass|pwd|.*(passwords?|passwd|passphrase|secrets?|tokens?|apikeys?"
                    + "|accesskeys?|accesskeyid|secretkeys?|privatekeys?|encryptionkeys?|signingkeys?|credentials?|serviceaccount"
                    + "|kubeconfig|dockerconfigjson)");

    private static final Pattern IN_URL = Pattern.compile("//[^/@\\s]+@");
    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");

    private SecretSigns() {}

    /** Whether a value under this key is a secret. */
    public static boolean inKey(String key) {
        return KEY.matcher(key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                .matches();
    }

    /** Whether a text holds a private key, or a URL with a user's password, whatever its key is. */
    public static boolean inText(String text) {
        return PRIVATE_KEY.matcher(text).find() || IN_URL.matcher(text).find();
    }

    /** Whether a text under a key is a secret, where no truth value is one. */
    public static boolean shown(String key, String text) {
        boolean says = !text.isEmpty() && !text.equals("true") && !text.equals("false");
        return says && (inKey(key) || inText(text));
    }

    /** The text with {@code mask} instead of users and passwords in URLs; nothing of it if it holds a private key. */
    public static String masked(String text, String mask) {
        return PRIVATE_KEY.matcher(text).find() ? mask : IN_URL.matcher(text).replaceAll("//" + mask + "@");
    }
}
