package dev.kubeone.sealing;

/** Stand-in. */
public final class Sealer {
    private Sealer() {}

    public static String seal(String publicKeyset, byte[] plain, String context) {
        return "sealed:" + publicKeyset.length() + plain.length + context;
    }
}
