package dev.kubeone.workflows.contract;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunState;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.serviceclient.OperatorServiceStubs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Search attributes by which runs are found and filtered, and the memo beside them.
 *
 * <p>A server accepts a start with {@link #atStart} only if it knows all of them; a run that was started without them
 * never sets them. So a server that refuses to learn them (hosted ones do) costs the columns and nothing else.
 */
public final class RunAttributes {
    public static final SearchAttributeKey<String> CLUSTER = SearchAttributeKey.forKeyword("KubeOneCluster");
    public static final SearchAttributeKey<String> KIND = SearchAttributeKey.forKeyword("KubeOneKind");
    public static final SearchAttributeKey<String> VERSION = SearchAttributeKey.forKeyword("KubeOneVersion");
    public static final SearchAttributeKey<String> STATE = SearchAttributeKey.forKeyword("KubeOneState");
    public static final SearchAttributeKey<String> STEP = SearchAttributeKey.forKeyword("KubeOneStep");
    public static final SearchAttributeKey<Long> HOSTS_DONE = SearchAttributeKey.forLong("KubeOneHostsDone");
    public static final SearchAttributeKey<Long> HOSTS_TOTAL = SearchAttributeKey.forLong("KubeOneHostsTotal");

    /** All of them, in the order of a listing's columns. */
    public static final List<SearchAttributeKey<?>> ALL =
            List.of(CLUSTER, KIND, VERSION, STATE, STEP, HOSTS_DONE, HOSTS_TOTAL);

    /** Of a run's memo: what lists say about it. */
    public static final String SUMMARY = "summary";

    private static final Logger LOG = LoggerFactory.getLogger(RunAttributes.class);

    private RunAttributes() {}

    /** What a run is started with. Setting all of them proves that the server knows all of them. */
    public static SearchAttributes atStart(RunKind kind, KubeOneCluster manifest) {
        return SearchAttributes.newBuilder()
                .set(CLUSTER, manifest.name())
                .set(KIND, kind.verb())
                .set(VERSION, manifest.versions().kubernetes())
                .set(STATE, RunState.OBSERVING.name())
                .set(STEP, "")
                .set(HOSTS_DONE, 0L)
                .set(HOSTS_TOTAL, (long) manifest.hosts().size())
                .build();
    }

    /** The memo of a run; readable everywhere, searchable nowhere. */
    public static Map<String, Object> memo(RunKind kind, KubeOneCluster manifest, String requestedBy) {
        var memo = new TreeMap<String, Object>();
        memo.put("cluster", manifest.name());
        memo.put("kind", kind.verb());
        memo.put("version", manifest.versions().kubernetes());
        memo.put("hosts", manifest.hosts().size());
        memo.put("requestedBy", requestedBy);
        return memo;
    }

    /**
     * Makes the server know the attributes; doing it again changes nothing.
     *
     * @return whether runs can be started with them; false where the server refuses to learn them from us, which is
     *     logged (they may have been added by its operator all the same)
     */
    public static boolean register(OperatorServiceStubs operator, String namespace) {
        var request = AddSearchAttributesRequest.newBuilder().setNamespace(namespace);
        ALL.forEach(key -> request.putSearchAttributes(key.getName(), indexed(key)));
        try {
            operator.blockingStub().withDeadlineAfter(5, TimeUnit.SECONDS).addSearchAttributes(request.build());
            return true;
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
                return true;
            }
            LOG.warn(
                    "The Temporal server does not let us register search attributes ({}): runs work, but cannot be"
                            + " filtered by cluster and state unless its operator adds {}",
                    refused.getStatus(),
                    ALL.stream().map(SearchAttributeKey::getName).toList());
            return false;
        }
    }

    private static IndexedValueType indexed(SearchAttributeKey<?> key) {
        return key.getValueType();
    }
}
