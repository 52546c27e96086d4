package dev.kubeone.workflows.messages;

import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files beside the manifest, packed by the client: the worker reads nothing from the client's disk.
 *
 * @param sha256 digest of the archive in hex, or "" for an empty bundle; equal content has an equal digest
 * @param archive the addons folder: a gzipped tar in base64, entries sorted, without times and owners
 * @param named files that the manifest names one by one; absent in older histories
 * @param credentials the provider's, by who uses them, each sealed for the worker; absent in older histories
 */
public record FileBundle(String sha256, String archive, NamedFiles named, Map<String, String> credentials) {
    /** Those that the cloud controller manager and storage drivers use. */
    public static final String CLOUD_CONTROLLER = "cloud-controller";

    public static final FileBundle EMPTY = new FileBundle("", "");

    /** Most bytes before base64, of all together; keeps a workflow's input below the server's limit of 2 MB. */
    public static final int MAX_BYTES = 1_000_000;

    public FileBundle {
        named = named == null ? NamedFiles.NONE : named;
        credentials =
                Collections.unmodifiableMap(new TreeMap<>(credentials == null ? Collections.emptyMap() : credentials));
    }

    /** The addons folder alone. */
    public FileBundle(String sha256, String archive) {
        this(sha256, archive, NamedFiles.NONE, Collections.emptyMap());
    }

    /** The same with the files that the manifest names. */
    public FileBundle with(NamedFiles files) {
        return new FileBundle(sha256, archive, files, credentials);
    }

    /** The same with credentials that were sealed. */
    public FileBundle withCredentials(Map<String, String> sealed) {
        return new FileBundle(sha256, archive, named, sealed);
    }

    /** How many bytes of {@link #MAX_BYTES} it takes. */
    public int size() {
        return (archive.length()
                        + named.contents().values().stream()
                                .mapToInt(String::length)
                                .sum())
                / 4
                * 3;
    }

    public byte[] bytes() {
        return Base64.getDecoder().decode(archive);
    }
}
