package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.flag;
import static dev.kubeone.model.manifest.fields.Kinds.number;
import static dev.kubeone.model.manifest.fields.Kinds.secret;
import static dev.kubeone.model.manifest.fields.Kinds.text;

import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.rules.NumberCheck;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.Shape;

/** Fields of {@link Features}. */
final class FeatureFields {

    static final Field<Integer> REPLICAS =
            number("replicas", NumberCheck.COUNT, "How many of them run.").or(2).like("3");
    static final Field<Boolean> DISRUPTION_BUDGET = Field.of(
                    "deployPodDisruptionBudget", Kinds.SWITCH, "Drains leave one of them running.")
            .or(true);
    static final Field<String> IMAGE_REPOSITORY = text(
                    "imageRepository",
                    TextCheck.REGISTRY,
                    "Where its image comes from instead of the others' repository.")
            .like("registry.example.com/coredns");
    static final Field<Features.CoreDns> CORE_DNS = Field.of(
            "coreDNS",
            Kinds.shape(
                    "CoreDNS",
                    v -> new Features.CoreDns(v.get(REPLICAS), v.get(DISRUPTION_BUDGET), v.get(IMAGE_REPOSITORY)),
                    REPLICAS,
                    DISRUPTION_BUDGET,
                    IMAGE_REPOSITORY),
            "Names inside the cluster.");

    static final Field<Features.Toggle> ALWAYS_PULL =
            toggle("alwaysPullImages", "Images are pulled, and the right to do so checked, each time a pod starts.");

    static final Field<String> CONFIG_FILE = text(
                    "configFilePath", TextCheck.ANY, "Configuration of the admission plugin, beside the manifest.")
            .like("./admission.yaml");
    static final Field<Features.AdmissionFile> ADMISSION_FILE = Field.of(
            "config",
            Kinds.shape("admission file", v -> new Features.AdmissionFile(v.get(CONFIG_FILE)), CONFIG_FILE),
            "Its configuration.");
    static final Field<Boolean> ENABLE = flag("enable", "Switch it on.");
    static final Field<Features.EventRateLimit> EVENT_RATE_LIMIT = Field.of(
            "eventRateLimit",
            Kinds.shape(
                    "event rate limit",
                    v -> new Features.EventRateLimit(v.get(ENABLE), v.get(ADMISSION_FILE)),
                    ENABLE,
                    ADMISSION_FILE),
            "The API server bounds the number of events.");
    static final Field<Features.PodNodeSelector> POD_NODE_SELECTOR = Field.of(
            "podNodeSelector",
            Kinds.shape(
                    "pod node selector",
                    v -> new Features.PodNodeSelector(v.get(ENABLE), v.get(ADMISSION_FILE)),
                    ENABLE,
                    ADMISSION_FILE),
            "The API server adds node selectors by namespace.");
    static final Field<Features.Toggle> DYNAMIC_AUDIT = toggle("dynamicAuditLog", "Gone from Kubernetes since 1.19.");

    static final Field<Boolean> METRICS_ENABLE =
            flag("enable", "Deploy metrics-server. True when the block is absent.");
    static final Field<Features.MetricsServer> METRICS_SERVER = Field.of(
                    "metricsServer",
                    Kinds.shape(
                            "metrics-server", v -> new Features.MetricsServer(v.get(METRICS_ENABLE)), METRICS_ENABLE),
                    "Resource metrics of nodes and pods.")
            .or(new Features.MetricsServer(true), "`{enable: true}`");

    static final Field<String> CUSTOM_ENCRYPTION = secret(
                    "customEncryptionConfiguration",
                    "Reference to an EncryptionConfiguration of your own, which holds keys.")
            .orDerived("made, with a random key")
            .like("file:/etc/kubeone/encryption.yaml");
    static final Field<Features.EncryptionProviders> ENCRYPTION = Field.of(
            "encryptionProviders",
            Kinds.shape(
                    "encryption at rest",
                    v -> new Features.EncryptionProviders(v.get(ENABLE), v.get(CUSTOM_ENCRYPTION)),
                    ENABLE,
                    CUSTOM_ENCRYPTION),
            "Secrets are encrypted in etcd.");

    static final Field<Boolean> NODE_LOCAL_DEPLOY = flag("deploy", "Deploy the cache. True when the block is absent.");
    static final Field<Features.NodeLocalDns> NODE_LOCAL_DNS = Field.of(
                    "nodeLocalDNS",
                    Kinds.shape(
                            "node-local DNS",
                            v -> new Features.NodeLocalDns(v.get(NODE_LOCAL_DEPLOY)),
                            NODE_LOCAL_DEPLOY),
                    "A cache of names on each node.")
            .or(new Features.NodeLocalDns(true), "`{deploy: true}`");

    static final Field<Features.StaticAuditLog> STATIC_AUDIT =
            Field.of("staticAuditLog", AuditFields.SHAPE, "A log of requests to the API server.");
    static final Field<Features.OpenIdConnect> OPENID =
            Field.of("openidConnect", OpenIdFields.SHAPE, "Users from an OpenID Connect provider.");

    static final Shape<Features> SHAPE = Kinds.shape(
            "features",
            v -> new Features(
                    v.get(CORE_DNS),
                    v.get(ALWAYS_PULL),
                    v.get(EVENT_RATE_LIMIT),
                    v.get(POD_NODE_SELECTOR),
                    v.get(STATIC_AUDIT),
                    v.get(DYNAMIC_AUDIT),
                    v.get(METRICS_SERVER),
                    v.get(OPENID),
                    v.get(ENCRYPTION),
                    v.get(NODE_LOCAL_DNS)),
            CORE_DNS,
            ALWAYS_PULL,
            EVENT_RATE_LIMIT,
            POD_NODE_SELECTOR,
            STATIC_AUDIT,
            DYNAMIC_AUDIT,
            METRICS_SERVER,
            OPENID,
            ENCRYPTION,
            NODE_LOCAL_DNS);

    private static Field<Features.Toggle> toggle(String name, String meaning) {
        Field<Boolean> enable = flag("enable", "Switch it on.");
        return Field.of(name, Kinds.shape(name, v -> new Features.Toggle(v.get(enable)), enable), meaning);
    }

    private FeatureFields() {}
}
