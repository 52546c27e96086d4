package dev.kubeone.model.manifest;

/** Features that can be switched. */
public record Features(
        CoreDns coreDNS,
        Toggle alwaysPullImages,
        EventRateLimit eventRateLimit,
        PodNodeSelector podNodeSelector,
        StaticAuditLog staticAuditLog,
        Toggle dynamicAuditLog,
        MetricsServer metricsServer,
        OpenIdConnect openidConnect,
        EncryptionProviders encryptionProviders,
        NodeLocalDns nodeLocalDNS) {
    public Features {
        // Manifests of older histories have metrics-server alone.
        coreDNS = coreDNS == null ? CoreDns.DEFAULTS : coreDNS;
        alwaysPullImages = alwaysPullImages == null ? Toggle.OFF : alwaysPullImages;
        eventRateLimit = eventRateLimit == null ? EventRateLimit.OFF : eventRateLimit;
        podNodeSelector = podNodeSelector == null ? PodNodeSelector.OFF : podNodeSelector;
        staticAuditLog = staticAuditLog == null ? StaticAuditLog.OFF : staticAuditLog;
        dynamicAuditLog = dynamicAuditLog == null ? Toggle.OFF : dynamicAuditLog;
        metricsServer = metricsServer == null ? new MetricsServer(true) : metricsServer;
        openidConnect = openidConnect == null ? OpenIdConnect.OFF : openidConnect;
        encryptionProviders = encryptionProviders == null ? EncryptionProviders.OFF : encryptionProviders;
        nodeLocalDNS = nodeLocalDNS == null ? new NodeLocalDns(true) : nodeLocalDNS;
    }

    /** Everything but metrics-server as it is by default. */
    public Features(MetricsServer metricsServer) {
        this(null, null, null, null, null, null, metricsServer, null, null, null);
    }

    /** Something that is on or off. */
    public record Toggle(boolean enable) {
        static final Toggle OFF = new Toggle(false);
    }

    /**
     * Names inside the cluster.
     *
     * @param imageRepository where its image comes from instead of the others' repository, or ""
     */
    public record CoreDns(int replicas, boolean deployPodDisruptionBudget, String imageRepository) {
        static final CoreDns DEFAULTS = new CoreDns(2, true, "");
    }

    /** Whether metrics-server is deployed. */
    public record MetricsServer(boolean enable) {}

    /** Whether a cache of names runs on each node. */
    public record NodeLocalDns(boolean deploy) {}

    /** A bound on events, by the API server. */
    public record EventRateLimit(boolean enable, AdmissionFile config) {
        static final EventRateLimit OFF = new EventRateLimit(false, AdmissionFile.NONE);
    }

    /** Node selectors by namespace, by the API server. */
    public record PodNodeSelector(boolean enable, AdmissionFile config) {
        static final PodNodeSelector OFF = new PodNodeSelector(false, AdmissionFile.NONE);
    }

    /** A file beside the manifest that configures an admission plugin; "" where there is none. */
    public record AdmissionFile(String configFilePath) {
        static final AdmissionFile NONE = new AdmissionFile("");
    }

    /** A log of requests to the API server. */
    public record StaticAuditLog(boolean enable, AuditLogConfig config) {
        static final StaticAuditLog OFF = new StaticAuditLog(false, AuditLogConfig.DEFAULTS);
    }

    /**
     * @param policyFilePath a policy beside the manifest; "" takes the product's own
     * @param logMaxAge days
     * @param logMaxBackup files
     * @param logMaxSize megabytes
     */
    public record AuditLogConfig(
            String policyFilePath, String logPath, int logMaxAge, int logMaxBackup, int logMaxSize) {
        static final AuditLogConfig DEFAULTS = new AuditLogConfig("", "/var/log/kubernetes/audit.log", 30, 3, 100);
    }

    /** Users from an OpenID Connect provider. */
    public record OpenIdConnect(boolean enable, OpenIdConnectConfig config) {
        static final OpenIdConnect OFF = new OpenIdConnect(false, OpenIdConnectConfig.DEFAULTS);
    }

    /** The API server's {@code --oidc-…} flags; {@code -} as a prefix means none. */
    public record OpenIdConnectConfig(
            String issuerUrl,
            String clientId,
            String usernameClaim,
            String usernamePrefix,
            String groupsClaim,
            String groupsPrefix,
            String requiredClaim,
            String signingAlgs,
            String caFile) {
        static final OpenIdConnectConfig DEFAULTS =
                new OpenIdConnectConfig("", "kubernetes", "sub", "oidc:", "groups", "oidc:", "", "RS256", "");
    }

    /** @param customEncryptionConfiguration reference to a configuration of the operator's own, or "" */
    public record EncryptionProviders(boolean enable, String customEncryptionConfiguration) {
        static final EncryptionProviders OFF = new EncryptionProviders(false, "");
    }
}
