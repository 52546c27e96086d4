package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.Ledger;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Takes everything of the cluster off a host, the ledger last.
 *
 * <p>Where the ledger is gone already the script runs once more, finds nothing, and the ledger of that goes too: twice
 * is the same as once.
 */
public final class ResetHost implements HostStep {
    private static final Command HELLO = new Command("hello", "exit 0", Map.of(), Duration.ofSeconds(10));
    private static final Duration JOB_ENDS = Duration.ofSeconds(30);

    @Override
    public String title() {
        return "take the cluster off the host";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        return needed(wanted, host, false);
    }

    /** @param leavesEtcd whether the host's etcd member leaves the others before */
    public Optional<PlannedStep> needed(Wanted wanted, HostView host, boolean leavesEtcd) {
        return planned(wanted, host, leavesEtcd, false);
    }

    /** The step for a host that leaves a cluster which goes on. */
    public Optional<PlannedStep> leaving(Wanted wanted, HostView host) {
        return planned(wanted, host, host.controlPlane(), host.controlPlane());
    }

    private Optional<PlannedStep> planned(Wanted wanted, HostView host, boolean leavesEtcd, boolean apiGoesOn) {
        return Traces.of(wanted, host)
                .flatMap(reason -> Need.of(this, host.name(), reason)
                        .input("CLUSTER", wanted.manifest().name())
                        .input("ETCD_MEMBER", leavesEtcd ? "remove" : "leave")
                        .input("API_GOES_ON", String.valueOf(apiGoesOn))
                        .input("NODE_KNOWN", String.valueOf(host.node() != null))
                        .input("POD_SUBNETS", podSubnets(wanted))
                        .input("BINARIES", wanted.removeBinaries() ? "remove" : "keep")
                        .input("SILENT", String.valueOf(!host.facts().reachable()))
                        .policy(900, 3, true)
                        .mayInterrupt()
                        .planned());
    }

    @Override
    public StepResult run(StepContext context) {
        if (context.input("SILENT").equals("true")) {
            requireAnswer(context);
        }
        var result = context.runScript("any");
        context.progress().await("the last job on the host to end", JOB_ENDS, () -> ledgerStays(context));
        return result;
    }

    /** A host that was silent when the plan was made is asked once more, not waited for: the run goes on without it. */
    private void requireAnswer(StepContext context) {
        try {
            context.session().run(HELLO);
        } catch (HostException e) {
            throw new OperatorException(
                    new Failure(
                            FailureKind.DONE_IN_PART,
                            title(),
                            e.host(),
                            "it still does not answer, so it is left out: " + e.getMessage(),
                            "run start-reset again when it answers; what is on it is still there"),
                    e);
        }
    }

    private static String podSubnets(Wanted wanted) {
        var network = wanted.manifest().clusterNetwork();
        return (network.podSubnet() + " " + network.podSubnetIPv6()).strip();
    }

    private static Optional<String> ledgerStays(StepContext context) {
        var result = context.session().run(Ledger.removal());
        return result.succeeded()
                ? Optional.empty()
                : Optional.of(result.stderr().strip().replace("\n", "; "));
    }
}
