package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.snapshots.EtcdMember;
import dev.kubeone.activities.snapshots.EtcdMember.Taken;
import dev.kubeone.activities.snapshots.Snapshot;
import dev.kubeone.activities.snapshots.SnapshotStore;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.hosts.HostException;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Optional;

/**
 * A snapshot of etcd, verified, outside the cluster's hosts. Old ones are deleted only after that.
 *
 * <p>It holds every secret of the cluster: it goes from the host straight into the store, and no log or history sees
 * any of it.
 */
public final class SnapshotEtcd implements ClusterStep {
    /** How many snapshots of a cluster are kept. */
    private static final int KEPT = 5;

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Override
    public String title() {
        return "take a snapshot of etcd";
    }

    /** Needed before any node changes its version. */
    @Override
    public Optional<PlannedStep> needed(Wanted wanted) {
        var nodes = wanted.hosts().stream().map(HostView::node).filter(node -> node != null);
        var api = wanted.facts().api();
        var moves = !api.version().equals(wanted.version())
                || nodes.anyMatch(node -> !node.kubeletVersion().equals(wanted.version()));
        return moves && api.reachable()
                ? Need.of(this, "going back is only possible to it: what is written after it would be lost")
                        .input("KEEP", String.valueOf(KEPT))
                        .input("VERSION", api.version())
                        .policy(1800, 4, false)
                        .planned()
                : Optional.empty();
    }

    @Override
    public StepResult run(StepContext context) {
        var store = context.snapshots();
        var origin = context.input().runId() + "/" + context.input().step().id();
        var before = store.list(context.input().cluster()).stream()
                .filter(snapshot -> snapshot.origin().equals(origin))
                .findFirst();
        var snapshot = before.orElseGet(() -> taken(context, store, origin));
        var deleted = forgetOld(context, store);
        return new StepResult(before.isEmpty(), message(store, snapshot, deleted), 0);
    }

    /** From the first member that is healthy. */
    private static Snapshot taken(StepContext context, SnapshotStore store, String origin) {
        var problems = new ArrayList<String>();
        for (var host : context.input().controlPlanes()) {
            try {
                return taken(context, store, origin, host);
            } catch (RuntimeException e) {
                if (!EtcdMember.hostsFault(e)) {
                    throw e;
                }
                problems.add(e.getMessage());
                context.progress().line(host.displayName() + " gives no snapshot: " + e.getMessage());
            }
        }
        throw new OperatorException(
                FailureKind.ETCD,
                "take a snapshot of etcd",
                "",
                "no member gives one: " + String.join("; ", problems),
                "mend etcd first; nothing was changed");
    }

    private static Snapshot taken(StepContext context, SnapshotStore store, String origin, HostConfig host) {
        var now = Instant.now();
        var run = context.input().runId();
        var name = NAME.format(now) + "-" + run.substring(0, Math.min(8, run.length()));
        var member = new EtcdMember(context.session(host));
        context.progress().line("taking a snapshot on " + host.displayName());
        var file = member.take(name);
        requireContent(file, host);
        var snapshot = new Snapshot(
                context.input().cluster(),
                name,
                origin,
                host.displayName(),
                context.input("VERSION"),
                now.toEpochMilli(),
                file.bytes(),
                file.sha256(),
                file.hash(),
                file.revision(),
                file.keys());
        context.progress().line("bringing " + file.bytes() + " bytes to " + store.place(snapshot.cluster(), name));
        try {
            store.keep(snapshot, sink -> member.read(name, sink));
        } finally {
            remove(context, member, name);
        }
        return snapshot;
    }

    /** One that stays is readable for root only, and the next snapshot on the host removes it. */
    private static void remove(StepContext context, EtcdMember member, String name) {
        try {
            member.remove(name);
        } catch (HostException | OperatorException e) {
            context.progress().line("the snapshot's file stays on the host for now: " + e.getMessage());
        }
    }

    /** A snapshot without a revision or keys is none, whatever the tools' exit codes say. */
    private static void requireContent(Taken file, HostConfig host) {
        if (file.revision() <= 0 || file.keys() <= 0 || file.sha256().length() != 64) {
            throw new OperatorException(
                    FailureKind.ETCD,
                    "verify the snapshot of etcd",
                    host.displayName(),
                    "etcdutl finds " + file.keys() + " keys at revision " + file.revision() + " in it",
                    "look at etcd on the host, then retry");
        }
    }

    private static int forgetOld(StepContext context, SnapshotStore store) {
        var old = store.list(context.input().cluster()).stream()
                .skip(Integer.parseInt(context.input("KEEP")))
                .toList();
        old.forEach(store::delete);
        return old.size();
    }

    private static String message(SnapshotStore store, Snapshot snapshot, int deleted) {
        return snapshot.keys() + " keys at revision " + snapshot.revision() + ", hash " + snapshot.hash() + ", "
                + (snapshot.bytes() + 500_000) / 1_000_000 + " MB from " + snapshot.member() + ", verified; "
                + store.place(snapshot.cluster(), snapshot.name())
                + (deleted == 0 ? "" : "; " + deleted + " old deleted");
    }
}
