package dev.kubeone.workflows.messages;

import java.util.Base64;

/**
 * Files beside the manifest, packed by the client: the worker reads nothing from the client's disk.
 *
 * @param sha256 digest of the archive in hex, or "" for an empty bundle; equal content has an equal digest
 * @param archive a gzipped tar in base64, entries sorted, without times and owners
 */
public record FileBundle(String sha256, String archive) {
    public static final FileBundle EMPTY = new FileBundle("", "");

    /** Largest archive in bytes before base64; keeps a workflow's input below the server's limit of 2 MB. */
    public static final int MAX_BYTES = 1_000_000;

    public byte[] bytes() {
        return Base64.getDecoder().decode(archive);
    }
}
