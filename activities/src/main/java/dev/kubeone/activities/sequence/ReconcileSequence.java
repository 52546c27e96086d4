package dev.kubeone.activities.sequence;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Step;
import dev.kubeone.activities.steps.ApplyAddons;
import dev.kubeone.activities.steps.CheckControlPlane;
import dev.kubeone.activities.steps.ConfigureApiServer;
import dev.kubeone.activities.steps.ConfigureRepositories;
import dev.kubeone.activities.steps.DeployMetricsServer;
import dev.kubeone.activities.steps.EncryptSecrets;
import dev.kubeone.activities.steps.InstallContainerd;
import dev.kubeone.activities.steps.InstallKubernetes;
import dev.kubeone.activities.steps.PrepareOs;
import dev.kubeone.activities.steps.PublishCertificates;
import dev.kubeone.activities.steps.PublishCredentials;
import dev.kubeone.activities.steps.RecordFiles;
import dev.kubeone.activities.steps.RestoreFiles;
import dev.kubeone.activities.steps.RestorePackages;
import dev.kubeone.activities.steps.SetNodeMetadata;
import dev.kubeone.activities.steps.TrustCertificates;
import dev.kubeone.model.plan.DriftKind;
import dev.kubeone.model.plan.Finding;
import dev.kubeone.model.plan.PlannedStep;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Looks after a running cluster: what has drifted is brought back where that is asked for, and told otherwise. One host
 * after the other, control planes first, so that nothing is ever down twice.
 */
public final class ReconcileSequence implements Sequence {
    private static final RecordFiles RECORD = new RecordFiles();
    private static final SetNodeMetadata METADATA = new SetNodeMetadata();
    private static final EncryptSecrets ENCRYPT = new EncryptSecrets();
    private static final CheckControlPlane GATE = new CheckControlPlane();

    /** In the order in which they are carried out on a host. */
    private static final List<Care> HOST = List.of(
            Care.of(new PrepareOs(), DriftKind.os),
            Care.of(new TrustCertificates(), DriftKind.os),
            Care.of(new ConfigureRepositories(), DriftKind.repositories),
            Care.of(new InstallContainerd(), DriftKind.containerd),
            Care.of(new InstallKubernetes(), DriftKind.packages),
            Care.of(new RestorePackages(), DriftKind.packages),
            Care.of(new RestoreFiles(), DriftKind.files),
            Care.of(new ConfigureApiServer(), DriftKind.files),
            new Care(RECORD, DriftKind.files, RECORD::missing),
            new Care(METADATA, DriftKind.labels, ReconcileSequence::metadata));

    private static final List<Care> ON_WORKERS = HOST.stream()
            .filter(care -> !(care.step() instanceof ConfigureApiServer))
            .toList();

    private static final List<ClusterStep> ADDONS =
            List.of(new PublishCertificates(), new PublishCredentials(), new ApplyAddons(), new DeployMetricsServer());

    /** A step, what it is about, and when it is needed. */
    private record Care(HostStep step, DriftKind kind, BiFunction<Wanted, HostView, Optional<PlannedStep>> needed) {
        private static Care of(HostStep step, DriftKind kind) {
            return new Care(step, kind, step::needed);
        }
    }

    @Override
    public Stream<Step> steps() {
        return Stream.of(HOST.stream().map(Care::step), ADDONS.stream(), Stream.of(ENCRYPT, GATE), LeavingHosts.steps())
                .flatMap(steps -> steps);
    }

    /** A Node object that is missing is a finding of its own. */
    private static Optional<PlannedStep> metadata(Wanted wanted, HostView host) {
        return host.node() == null ? Optional.empty() : METADATA.needed(wanted, host);
    }

    @Override
    public Outline outline(Wanted wanted) {
        var outline = new OutlineBuilder(wanted);
        hosts(wanted, outline, "control planes", wanted.controlPlanesLeaderFirst());
        encrypt(wanted, outline);
        hosts(wanted, outline, "workers", wanted.workers());
        addons(wanted, outline);
        new LeavingHosts(wanted).outline(outline);
        ClusterFindings.of(wanted).forEach(outline::found);
        return outline.outline();
    }

    /** Behind the others' turn: each of them reads encrypted secrets by then. */
    private static void encrypt(Wanted wanted, OutlineBuilder outline) {
        var stage = outline.stage("Encrypt secrets in etcd");
        var oneByOne = stage.lane("control planes, one by one");
        for (var host : wanted.controlPlanesLeaderFirst()) {
            var needed = ENCRYPT.needed(wanted, host);
            if (needed.isPresent()) {
                var fix = fix(wanted, outline, DriftKind.files, needed, host.name(), ENCRYPT.title());
                oneByOne.planned(fix);
                oneByOne.planned(fix.flatMap(step -> GATE.planned(host, LeavingHosts.members(wanted), ENCRYPT.name())));
            }
        }
        oneByOne.end().end();
    }

    private static void hosts(Wanted wanted, OutlineBuilder outline, String which, List<HostView> hosts) {
        var stage = outline.stage("Bring back " + which);
        var oneByOne = stage.lane(which + ", one by one");
        for (var host : hosts) {
            if (host.facts().reachable() && host.member()) {
                host(wanted, outline, oneByOne, host);
            }
        }
        oneByOne.end().end();
    }

    private static void host(
            Wanted wanted, OutlineBuilder outline, OutlineBuilder.LaneBuilder oneByOne, HostView host) {
        var interrupts = false;
        for (var care : host.controlPlane() ? HOST : ON_WORKERS) {
            var needed = care.needed().apply(wanted, host);
            var fix = fix(
                    wanted,
                    outline,
                    care.kind(),
                    needed,
                    host.name(),
                    care.step().title());
            oneByOne.planned(fix);
            interrupts |= fix.filter(PlannedStep::mayInterrupt).isPresent();
        }
        if (interrupts && host.controlPlane()) {
            oneByOne.planned(GATE.planned(host, LeavingHosts.members(wanted)));
        }
    }

    private static void addons(Wanted wanted, OutlineBuilder outline) {
        if (!wanted.facts().api().reachable()) {
            return;
        }
        var stage = outline.stage("Bring back addons");
        var lane = stage.lane("addons");
        ADDONS.forEach(step -> lane.planned(
                fix(wanted, outline, DriftKind.addons, step.needed(wanted), PlannedStep.CLUSTER, step.title())));
        lane.end().end();
    }

    /** The step if it is to be carried out; else it becomes a finding. */
    private static Optional<PlannedStep> fix(
            Wanted wanted,
            OutlineBuilder outline,
            DriftKind kind,
            Optional<PlannedStep> needed,
            String host,
            String title) {
        if (needed.isEmpty()) {
            outline.kept(host, title);
        } else if (!wanted.fixes(kind)) {
            outline.found(finding(wanted, kind, needed.get()));
            return Optional.empty();
        }
        return needed;
    }

    private static Finding finding(Wanted wanted, DriftKind kind, PlannedStep step) {
        return new Finding(
                step.id(),
                kind,
                step.host(),
                step.reason(),
                step.title() + (step.mayInterrupt() ? " (may interrupt services on the host)" : ""),
                FindingTimes.since(wanted, step.id()));
    }
}
