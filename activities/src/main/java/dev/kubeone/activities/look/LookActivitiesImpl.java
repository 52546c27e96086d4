package dev.kubeone.activities.look;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.guards.Guards;
import dev.kubeone.activities.kubernetes.ClusterApis;
import dev.kubeone.activities.notices.Notices;
import dev.kubeone.activities.planning.Kinds;
import dev.kubeone.activities.planning.Planner;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.secrets.Secrets;
import dev.kubeone.activities.sequence.Sequences;
import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.sealing.Sealer;
import dev.kubeone.workflows.contract.FailureCodec;
import dev.kubeone.workflows.contract.LookActivities;
import dev.kubeone.workflows.messages.ApiRequest;
import dev.kubeone.workflows.messages.FindingsRequest;
import dev.kubeone.workflows.messages.HostRequest;
import dev.kubeone.workflows.messages.KubeconfigAnswer;
import dev.kubeone.workflows.messages.KubeconfigRequest;
import dev.kubeone.workflows.messages.PlanRequest;
import dev.kubeone.workflows.messages.RunNotice;
import dev.kubeone.workflows.messages.WorkerFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The activities that look and compute. */
public final class LookActivitiesImpl implements LookActivities {
    private static final Logger LOG = LoggerFactory.getLogger(LookActivitiesImpl.class);

    private final WorkerFacts worker;
    private final HostObserver observer;
    private final ClusterApis apis;
    private final OsCatalog catalog;
    private final Notices notices;
    private final Secrets secrets;

    public LookActivitiesImpl(WorkerFacts worker, HostObserver observer, ClusterApis apis, OsCatalog catalog) {
        this(worker, observer, apis, catalog, Notices.NONE);
    }

    /** @param notices who is told of findings */
    public LookActivitiesImpl(
            WorkerFacts worker, HostObserver observer, ClusterApis apis, OsCatalog catalog, Notices notices) {
        this(worker, observer, apis, catalog, notices, Secrets.WITHOUT_KEY);
    }

    /**
     * @param notices who is told of findings
     * @param secrets opens what the cluster's secrets are compared with
     */
    public LookActivitiesImpl(
            WorkerFacts worker,
            HostObserver observer,
            ClusterApis apis,
            OsCatalog catalog,
            Notices notices,
            Secrets secrets) {
        this.secrets = secrets;
        this.notices = notices;
        this.worker = worker;
        this.observer = observer;
        this.apis = apis;
        this.catalog = catalog;
    }

    @Override
    public WorkerFacts observeWorker() {
        return worker;
    }

    @Override
    public HostFacts observeHost(HostRequest request) {
        return observer.observe(request.manifest(), request.host());
    }

    @Override
    public ApiFacts observeApi(ApiRequest request) {
        var holders = request.manifest().controlPlane().hosts().stream()
                .filter(host -> request.hosts().stream()
                        .anyMatch(facts -> facts.host().equals(host.displayName())
                                && facts.cluster().adminConf()
                                && facts.cluster().complete()))
                .toList();
        if (holders.isEmpty()) {
            return ApiFacts.NONE;
        }
        try (var api = apis.connect(holders)) {
            return switch (request.kind()) {
                case UPGRADE -> api.facts().with(observer.safety().observe(api, holders));
                case RECONCILE -> api.facts().withAddonDrift(AddonDrift.observe(api, request, secrets));
                case APPLY ->
                    api.facts()
                            .with(observer.safety().observe(api, holders))
                            .withAddonDrift(AddonDrift.observe(api, request, secrets));
                default -> api.facts();
            };
        } catch (OperatorException e) {
            // An API that does not answer is a fact; a guard decides what it means.
            return new ApiFacts(
                    false,
                    e.getMessage(),
                    "",
                    ApiFacts.NONE.nodes(),
                    ApiFacts.NONE.etcdMembers(),
                    ApiFacts.NONE.applied());
        }
    }

    @Override
    public Plan plan(PlanRequest request) {
        var addons = AddonBundles.unpack(request.files());
        var wanted =
                new Wanted(request.manifest(), addons, request.facts(), catalog, request.options(), request.files());
        var kind = Kinds.needed(request.kind(), wanted);
        return new Planner(Guards.of(kind, catalog)).plan(kind, wanted, Sequences.of(kind));
    }

    @Override
    public void rememberFindings(FindingsRequest request) {
        try (var api = apis.connect(request.manifest().controlPlane().hosts())) {
            new FindingMemory(api, notices)
                    .remember(request.manifest().name(), request.findings(), System.currentTimeMillis());
        } catch (OperatorException e) {
            // The API that does not answer is a finding itself; since when is then not known.
            LOG.info("What was found is not remembered: {}", e.getMessage());
        }
    }

    @Override
    public void tell(RunNotice notice) {
        try {
            notices.run(notice);
        } catch (IOException e) {
            throw FailureCodec.encode(
                    new Failure(
                            FailureKind.RUNTIME,
                            "tell \"" + notice.event() + "\"",
                            "",
                            "the webhook did not take it: " + e.getMessage(),
                            "see KUBEONE_WEBHOOK_URL of the worker"),
                    null);
        }
    }

    @Override
    public KubeconfigAnswer readKubeconfig(KubeconfigRequest request) {
        var kubeconfig = apis.kubeconfig(request.manifest().controlPlane().hosts());
        return new KubeconfigAnswer(Sealer.seal(
                request.publicKeyset(),
                kubeconfig.reveal().getBytes(StandardCharsets.UTF_8),
                request.manifest().name()));
    }
}
