package dev.kubeone.model.manifest.migration;

import dev.kubeone.model.schema.Shown;
import dev.kubeone.model.yaml.YamlPlace;
import dev.kubeone.model.yaml.YamlScalar;
import java.util.Map;

/** Before KubeOne 0.6 fields had underscores and other names. */
final class UnversionedStep implements MigrationStep {
    private static final Map<String, String> TOP = Map.of(
            "apiserver", "apiEndpoint",
            "provider", "cloudProvider",
            "network", "clusterNetwork",
            "machine_controller", "machineController");
    private static final Map<String, String> HOST = Map.of(
            "public_address", "publicAddress",
            "private_address", "privateAddress",
            "ssh_port", "sshPort",
            "ssh_username", "sshUsername",
            "ssh_private_key_file", "sshPrivateKeyFile",
            "ssh_agent_socket", "sshAgentSocket");
    private static final Map<String, String> NETWORK =
            Map.of("pod_subnet", "podSubnet", "service_subnet", "serviceSubnet", "node_port_range", "nodePortRange");
    private static final Map<String, String> PROXY =
            Map.of("http_proxy", "http", "https_proxy", "https", "no_proxy", "noProxy");
    private static final Map<String, String> FEATURES = Map.of(
            "pod_security_policy", "podSecurityPolicy",
            "dynamic_audit_log", "dynamicAuditLog",
            "metrics_server", "metricsServer",
            "openid_connect", "openidConnect");
    private static final Map<String, String> OIDC = Map.of(
            "issuer_url", "issuerUrl",
            "client_id", "clientId",
            "username_claim", "usernameClaim",
            "username_prefix", "usernamePrefix",
            "groups_claim", "groupsClaim",
            "groups_prefix", "groupsPrefix",
            "signing_algs", "signingAlgs",
            "required_claim", "requiredClaim",
            "ca_file", "caFile");

    @Override
    public ManifestVersion from() {
        return ManifestVersion.UNVERSIONED;
    }

    @Override
    public ManifestVersion to() {
        return ManifestVersion.V1ALPHA1;
    }

    @Override
    public void migrate(Rewriting manifest) {
        each(manifest, "hosts", host -> renameAll(manifest, host, HOST));
        each(manifest, "workers", worker -> manifest.rename(worker.child("config"), "providerSpec"));
        manifest.rename(YamlPlace.of("provider", "cloud_config"), "cloudConfig");
        renameAll(manifest, YamlPlace.of("network"), NETWORK);
        renameAll(manifest, YamlPlace.of("proxy"), PROXY);
        features(manifest);
        endpoint(manifest);
        renameAll(manifest, YamlPlace.TOP, TOP);
        YamlPlace credentials = YamlPlace.of("machineController", "credentials");
        if (manifest.has(credentials)) {
            manifest.move(credentials, YamlPlace.of("credentials"));
        }
        backup(manifest);
    }

    private static void features(Rewriting manifest) {
        YamlPlace features = YamlPlace.of("features");
        renameAll(manifest, features, FEATURES);
        enable(manifest, features.child("enable_pod_security_policy"), "podSecurityPolicy");
        enable(manifest, features.child("enable_dynamic_audit_log"), "dynamicAuditLog");
        renameAll(manifest, features.child("openidConnect").child("config"), OIDC);
    }

    // 0.5 had a flag where there is a block since.
    private static void enable(Rewriting manifest, YamlPlace flag, String feature) {
        YamlPlace block = flag.parent().child(feature);
        if (manifest.has(flag) && manifest.has(block)) {
            manifest.move(flag, block.child("enable"));
        } else if (manifest.has(flag)) {
            manifest.wrap(flag, feature, "enable");
        }
    }

    private static void endpoint(Rewriting manifest) {
        YamlPlace address = YamlPlace.of("apiserver", "address");
        manifest.text(address).ifPresent(text -> {
            HostAndPort endpoint = HostAndPort.of(text)
                    .orElseThrow(() -> manifest.refusal(
                            address,
                            "the port in " + Shown.quoted(text) + " is not a number",
                            "Example: 192.0.2.1:6443"));
            YamlPlace port = YamlPlace.of("apiserver", "port");
            if (manifest.has(port)) {
                throw manifest.refusal(port, "is given by apiserver.address", "Take it out");
            }
            manifest.replace(
                    address, "host", YamlScalar.text(endpoint.host()), "is now apiEndpoint.host and apiEndpoint.port");
            manifest.draft().insert(port, YamlScalar.number(endpoint.port()));
        });
    }

    private static void backup(Rewriting manifest) {
        if (manifest.has(YamlPlace.of("backup"))) {
            manifest.check(YamlPlace.of("backup"), "backups with Ark are gone since KubeOne 0.6; take it out");
        }
    }

    private static void renameAll(Rewriting manifest, YamlPlace in, Map<String, String> names) {
        manifest.map(in)
                .ifPresent(map -> map.entries().keySet().stream()
                        .filter(names::containsKey)
                        .toList()
                        .forEach(old -> manifest.rename(in.child(old), names.get(old))));
    }

    private static void each(Rewriting manifest, String list, java.util.function.Consumer<YamlPlace> item) {
        for (int i = 0; i < manifest.items(YamlPlace.of(list)); i++) {
            item.accept(YamlPlace.of(list, i));
        }
    }
}
