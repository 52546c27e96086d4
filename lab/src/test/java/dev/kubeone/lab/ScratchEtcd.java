package dev.kubeone.lab;

import dev.kubeone.activities.snapshots.Snapshot;
import dev.kubeone.activities.snapshots.SnapshotFolder;
import java.util.Map;

/** What a snapshot of etcd is worth: its keys in an etcd that is nobody's, beside those of the cluster. */
final class ScratchEtcd {
    private final LabHosts hosts;

    ScratchEtcd(LabHosts hosts) {
        this.hosts = hosts;
    }

    /** Restores it with etcd's own tool on the first control plane into an etcd that nothing uses, and counts. */
    long restoredKeys(SnapshotFolder snapshots, String cluster, Snapshot snapshot) {
        var file = snapshots.place(cluster, snapshot.name());
        Program.run(Map.of(), "docker", "cp", file, hosts.controlPlane(1) + ":/var/tmp/restore.db")
                .mustSucceed();
        return number(hosts.onHost(hosts.controlPlane(1), """
                image=$(sed -n 's/^ *image: //p' /etc/kubernetes/manifests/etcd.yaml)
                tool() { ctr -n k8s.io run --rm --net-host --mount type=bind,src=/var/tmp,dst=/var/tmp,options=rbind:rw "$image" "$@"; }
                rm -rf /var/tmp/scratch
                tool restore etcdutl snapshot restore /var/tmp/restore.db --data-dir /var/tmp/scratch >/dev/null 2>&1
                tool scratch etcd --data-dir /var/tmp/scratch --listen-client-urls http://127.0.0.1:23790 \
                  --advertise-client-urls http://127.0.0.1:23790 --listen-peer-urls http://127.0.0.1:23800 >/dev/null 2>&1 &
                for _ in $(seq 100); do curl -fsS http://127.0.0.1:23790/health >/dev/null 2>&1 && break; sleep 0.2; done
                curl -fsS -d '{"key":"AA==","range_end":"AA==","count_only":true}' http://127.0.0.1:23790/v3/kv/range | jq -r .count
                ctr -n k8s.io tasks kill -s KILL scratch; wait
                rm -rf /var/tmp/scratch /var/tmp/restore.db
                """));
    }

    /** How many keys the cluster had at the snapshot's revision. */
    long liveKeysAt(Snapshot snapshot) {
        return number(hosts.onHost(hosts.controlPlane(1), """
                pki=/etc/kubernetes/pki/etcd
                curl -fsS --cacert $pki/ca.crt --cert $pki/healthcheck-client.crt --key $pki/healthcheck-client.key \
                  -d '{"key":"AA==","range_end":"AA==","count_only":true,"revision":"%d"}' https://127.0.0.1:2379/v3/kv/range |
                  jq -r .count
                """.formatted(snapshot.revision())));
    }

    /** The one line that is a number; others are what tools warn of. */
    private static long number(String output) {
        return output.lines()
                .filter(line -> line.matches("[0-9]+"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no number in:\n" + output));
    }
}
