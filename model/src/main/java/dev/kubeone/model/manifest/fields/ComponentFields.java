package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.map;
import static dev.kubeone.model.manifest.fields.Kinds.number;
import static dev.kubeone.model.manifest.fields.Kinds.text;
import static dev.kubeone.model.manifest.fields.Kinds.texts;

import dev.kubeone.model.manifest.ControlPlaneComponents;
import dev.kubeone.model.manifest.LoggingConfig;
import dev.kubeone.model.manifest.TlsCipherSuites;
import dev.kubeone.model.manifest.rules.LargeNumberCheck;
import dev.kubeone.model.manifest.rules.NumberCheck;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Choice;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.LargeNumber;
import dev.kubeone.model.schema.MapOf;
import dev.kubeone.model.schema.Shape;
import java.util.List;
import java.util.Map;

/** Fields of {@link ControlPlaneComponents}, {@link TlsCipherSuites} and {@link LoggingConfig}. */
final class ComponentFields {

    static final Field<Map<String, String>> FLAGS = map(
                    "flags",
                    TextCheck.FLAG,
                    TextCheck.ANY,
                    "Flags of the program, without dashes in front; they win over those of the product.")
            .like("{v: \"4\"}");
    static final Field<Map<String, Boolean>> FEATURE_GATES = Field.of(
                    "featureGates", new MapOf<>(TextCheck.FEATURE_GATE, Kinds.SWITCH), "Feature gates of the program.")
            .like("{ContextualLogging: true}");
    static final Shape<ControlPlaneComponents.Component> COMPONENT = Kinds.shape(
            "program settings",
            v -> new ControlPlaneComponents.Component(v.get(FLAGS), v.get(FEATURE_GATES)),
            FLAGS,
            FEATURE_GATES);
    static final Field<ControlPlaneComponents.Component> CONTROLLER_MANAGER =
            Field.of("controllerManager", COMPONENT, "kube-controller-manager.");
    static final Field<ControlPlaneComponents.Component> SCHEDULER =
            Field.of("scheduler", COMPONENT, "kube-scheduler.");
    static final Field<ControlPlaneComponents.Component> API_SERVER =
            Field.of("apiServer", COMPONENT, "kube-apiserver.");

    static final Field<Long> QUOTA = Field.of(
                    "quotaBackendBytes", new LargeNumber(LargeNumberCheck.ETCD_QUOTA), "Most bytes of the database.")
            .orNull()
            .like("8589934592");
    static final Field<String> RETENTION = text(
                    "autoCompactionRetention", TextCheck.ANY, "How long history is kept: a duration or a number.")
            .like("8h");
    static final Field<String> MODE = Field.of(
                    "autoCompactionMode", new Choice(List.of("periodic", "revision")), "What the retention counts.")
            .like("periodic");
    static final Field<ControlPlaneComponents.Etcd> ETCD = Field.of(
            "etcd",
            Kinds.shape(
                    "etcd settings",
                    v -> new ControlPlaneComponents.Etcd(v.get(QUOTA), v.get(RETENTION), v.get(MODE)),
                    QUOTA,
                    RETENTION,
                    MODE),
            "etcd.");
    static final Shape<ControlPlaneComponents> COMPONENTS = Kinds.shape(
            "control plane components",
            v -> new ControlPlaneComponents(
                    v.get(CONTROLLER_MANAGER), v.get(SCHEDULER), v.get(API_SERVER), v.get(ETCD)),
            CONTROLLER_MANAGER,
            SCHEDULER,
            API_SERVER,
            ETCD);

    static final Field<List<String>> SUITES_API = suites("apiServer", "Suites of the API server.");
    static final Field<List<String>> SUITES_ETCD = suites("etcd", "Suites of etcd.");
    static final Field<List<String>> SUITES_KUBELET = suites("kubelet", "Suites of the kubelet.");
    static final Shape<TlsCipherSuites> SUITES = Kinds.shape(
            "TLS cipher suites",
            v -> new TlsCipherSuites(v.get(SUITES_API), v.get(SUITES_ETCD), v.get(SUITES_KUBELET)),
            SUITES_API,
            SUITES_ETCD,
            SUITES_KUBELET);

    static final Field<String> LOG_SIZE = text(
                    "containerLogMaxSize", TextCheck.QUANTITY, "Size at which a container's log is begun anew.")
            .or("100Mi");
    static final Field<Integer> LOG_FILES = number(
                    "containerLogMaxFiles", NumberCheck.POSITIVE, "Files kept of each container's log.")
            .or(5);
    static final Shape<LoggingConfig> LOGGING =
            Kinds.shape("logging", v -> new LoggingConfig(v.get(LOG_SIZE), v.get(LOG_FILES)), LOG_SIZE, LOG_FILES);

    private static Field<List<String>> suites(String name, String meaning) {
        return texts(name, TextCheck.CIPHER_SUITE, meaning)
                .orDerived("the program's own")
                .like("[TLS_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256]");
    }

    private ComponentFields() {}
}
