package dev.kubeone.client.server;

/** What the command line says about the Temporal server; "" where it says nothing. */
public record ServerFlags(String address, String namespace, String profile) {
    public static final ServerFlags NONE = new ServerFlags("", "", "");
}
