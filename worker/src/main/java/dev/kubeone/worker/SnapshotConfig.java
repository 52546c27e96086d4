package dev.kubeone.worker;

import dev.kubeone.activities.snapshots.S3Options;
import dev.kubeone.activities.snapshots.S3Snapshots;
import dev.kubeone.activities.snapshots.SnapshotFolder;
import dev.kubeone.activities.snapshots.SnapshotStore;
import dev.kubeone.activities.snapshots.SnapshotsInTurn;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the worker keeps snapshots of etcd.
 *
 * @param folder the folder, if it is one
 * @param s3 the bucket, if it is one
 */
record SnapshotConfig(Optional<Path> folder, Optional<S3Options> s3) {
    private static final String PLACE = "KUBEONE_SNAPSHOTS";
    private static final String ENDPOINT = PLACE + "_ENDPOINT";
    private static final String PATH_STYLE = PLACE + "_PATH_STYLE";
    private static final String ENCRYPTION = PLACE + "_ENCRYPTION";

    private static final Pattern BUCKET =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9!_.*'()/-]*))?");
    private static final Pattern SAFE_ENDPOINT = Pattern.compile("https://[^\\s/@?#]+/?");
    private static final Pattern LOCAL_ENDPOINT =
            Pattern.compile("http://(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?/?");
    private static final Pattern ALGORITHM = Pattern.compile("AES256|aws:kms(:\\S+)?");

    /**
     * KUBEONE_SNAPSHOTS names the place: {@code file:/PATH}, or {@code s3://BUCKET[/PREFIX]} with
     * KUBEONE_SNAPSHOTS_ENDPOINT, KUBEONE_SNAPSHOTS_PATH_STYLE and KUBEONE_SNAPSHOTS_ENCRYPTION.
     *
     * @throws IllegalArgumentException that names the variable whose value is not understood
     */
    static SnapshotConfig from(Map<String, String> environment, Path state) {
        var place = environment.getOrDefault(PLACE, "");
        if (place.startsWith("s3:")) {
            return new SnapshotConfig(Optional.empty(), Optional.of(bucket(environment, place)));
        }
        for (var name : new String[] {ENDPOINT, PATH_STYLE, ENCRYPTION}) {
            if (!environment.getOrDefault(name, "").isEmpty()) {
                throw new IllegalArgumentException(
                        name + " is set, but " + PLACE + " does not name a bucket: s3://BUCKET/PREFIX");
            }
        }
        return new SnapshotConfig(
                Optional.of(place.isEmpty() ? state.resolve("snapshots") : folder(place)), Optional.empty());
    }

    SnapshotStore store() {
        return new SnapshotsInTurn(
                s3.<SnapshotStore>map(S3Snapshots::new).orElseGet(() -> new SnapshotFolder(folder.orElseThrow())));
    }

    private static Path folder(String place) {
        var path = place.startsWith("file:") ? place.substring("file:".length()) : "";
        // Both file:/path and file:///path are in use.
        var absolute = path.startsWith("///") ? path.substring(2) : path;
        if (!absolute.startsWith("/") || absolute.startsWith("//")) {
            throw WorkerConfig.wrong(PLACE, place, "file:/PATH or s3://BUCKET/PREFIX", null);
        }
        return Path.of(absolute);
    }

    private static S3Options bucket(Map<String, String> environment, String place) {
        var parts = BUCKET.matcher(place);
        if (!parts.matches()) {
            throw WorkerConfig.wrong(PLACE, place, "s3://BUCKET or s3://BUCKET/PREFIX", null);
        }
        var endpoint = endpoint(environment);
        // Stores other than AWS seldom have a name for each bucket.
        var byDefault = endpoint.isPresent() ? "true" : "false";
        var pathStyle = environment.getOrDefault(PATH_STYLE, byDefault);
        if (!pathStyle.equals("true") && !pathStyle.equals("false")) {
            throw WorkerConfig.wrong(PATH_STYLE, pathStyle, "true or false", null);
        }
        var prefix = parts.group(2) == null ? "" : parts.group(2).replaceAll("/+", "/");
        return new S3Options(
                parts.group(1),
                prefix.replaceAll("^/|/$", ""),
                endpoint,
                pathStyle.equals("true"),
                encryption(environment));
    }

    /** A snapshot holds every secret of the cluster: it does not go over a network in the clear. */
    private static Optional<URI> endpoint(Map<String, String> environment) {
        var text = environment.getOrDefault(ENDPOINT, "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!SAFE_ENDPOINT.matcher(text).matches()
                && !LOCAL_ENDPOINT.matcher(text).matches()) {
            throw WorkerConfig.wrong(
                    ENDPOINT,
                    text.replaceAll("//[^/]*@", "//…@"),
                    "https://HOST[:PORT], or http:// on this machine: snapshots hold secrets",
                    null);
        }
        return Optional.of(URI.create(text));
    }

    private static String encryption(Map<String, String> environment) {
        var text = environment.getOrDefault(ENCRYPTION, "");
        if (!text.isEmpty() && !ALGORITHM.matcher(text).matches()) {
            throw WorkerConfig.wrong(ENCRYPTION, text, "AES256, aws:kms or aws:kms:KEY", null);
        }
        return text;
    }
}
