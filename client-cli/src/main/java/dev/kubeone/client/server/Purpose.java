package dev.kubeone.client.server;

/** Why a command wants a server; only work may change what the local mode runs. */
public enum Purpose {
    LOOK,
    WORK
}
