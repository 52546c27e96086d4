package dev.kubeone.activities.snapshots;

/**
 * What is known of a snapshot of etcd. The content itself holds every secret of the cluster.
 *
 * @param name unique in its cluster, in the order of time: "20261123T063000Z-1a2b3c4d"
 * @param origin run and step that took it
 * @param member the control plane it was taken from
 * @param version of Kubernetes when it was taken
 * @param bytes size of the content
 * @param sha256 digest of the content, hex
 * @param hash etcd's own hash of the keys, as etcdutl says
 * @param revision etcd's revision
 * @param keys how many keys it holds, as etcdutl counts them
 */
public record Snapshot(
        String cluster,
        String name,
        String origin,
        String member,
        String version,
        long takenAtMs,
        long bytes,
        String sha256,
        String hash,
        long revision,
        long keys) {}
