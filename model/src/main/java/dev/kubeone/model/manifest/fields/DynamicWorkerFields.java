package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.map;
import static dev.kubeone.model.manifest.fields.Kinds.number;
import static dev.kubeone.model.manifest.fields.Kinds.secret;
import static dev.kubeone.model.manifest.fields.Kinds.text;
import static dev.kubeone.model.manifest.fields.Kinds.texts;

import dev.kubeone.model.manifest.DynamicWorker;
import dev.kubeone.model.manifest.Taint;
import dev.kubeone.model.manifest.rules.NumberCheck;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Values;
import java.util.List;
import java.util.Map;

/** Fields of {@link DynamicWorker}. */
final class DynamicWorkerFields {

    static final Field<List<String>> SERVERS =
            texts("servers", TextCheck.IP_ADDRESS, "Addresses of name servers.").like("[192.0.2.53]");
    static final Field<DynamicWorker.Dns> DNS = Field.of(
            "dns",
            Kinds.shape("name servers", v -> new DynamicWorker.Dns(v.get(SERVERS)), SERVERS),
            "Name servers of the machine.");
    static final Field<String> CIDR = text("cidr", TextCheck.ANY_CIDR, "Address of the machine with its network.")
            .like("192.0.2.20/24");
    static final Field<String> GATEWAY =
            text("gateway", TextCheck.IP_ADDRESS, "Address of the router.").like("192.0.2.1");
    static final Field<String> FAMILY = Field.of(
                    "ipFamily", NetworkFields.FAMILIES, "Which kinds of addresses the machine has.")
            .like("IPv4");
    static final Field<DynamicWorker.Network> NETWORK = Field.of(
                    "network",
                    Kinds.shape(
                            "static network",
                            v -> new DynamicWorker.Network(v.get(CIDR), v.get(GATEWAY), v.get(DNS), v.get(FAMILY)),
                            CIDR,
                            GATEWAY,
                            DNS,
                            FAMILY),
                    "A fixed network instead of DHCP; machines are then replaced one by one.")
            .orNull();

    static final Field<Map<String, Object>> CLOUD_PROVIDER_SPEC = Field.of(
                    "cloudProviderSpec", Kinds.FREE, "What the provider is told, in its own words.")
            .like("{instanceType: t3.medium, diskSize: 50}");
    static final Field<Map<String, String>> ANNOTATIONS =
            annotations("annotations", "Annotations of the MachineDeployment.");
    static final Field<Map<String, String>> NODE_ANNOTATIONS =
            annotations("nodeAnnotations", "Annotations of the nodes.");
    static final Field<Map<String, String>> MACHINE_OBJECT_ANNOTATIONS =
            annotations("machineObjectAnnotations", "Annotations of the Machine objects.");
    static final Field<Map<String, String>> LABELS = map(
                    "labels", TextCheck.METADATA_KEY, TextCheck.LABEL_VALUE, "Labels of the nodes.")
            .like("{example.com/pool: a}");
    static final Field<List<Taint>> TAINTS = Field.of("taints", new ListOf<>(TaintFields.SHAPE), "Taints of the nodes.")
            .like("[{key: example.com/dedicated, value: database, effect: NoSchedule}]");
    static final Field<List<String>> SSH_PUBLIC_KEYS = texts(
                    "sshPublicKeys", TextCheck.SSH_KEY, "SSH keys that may log in.")
            .like("[ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBWP4NNXKq4jN0ulZHGiCFGNAXEIqmvvFgKDpJVPhWiH ops]");
    static final Field<String> OPERATING_SYSTEM = text(
                    "operatingSystem",
                    TextCheck.LABEL_NAME,
                    "The machines' operating system, as machine-controller calls it.")
            .like("ubuntu");
    static final Field<Map<String, Object>> OPERATING_SYSTEM_SPEC = Field.of(
                    "operatingSystemSpec",
                    Kinds.FREE,
                    "Settings of the operating system, in machine-controller's words.")
            .like("{distUpgradeOnBoot: false}");
    static final Field<String> OVERWRITE_CLOUD_CONFIG = secret(
                    "overwriteCloudConfig", "Reference to what replaces the generated start-up configuration.")
            .like("file:/etc/kubeone/cloud-init.yaml");
    static final Field<DynamicWorker.ProviderSpec> PROVIDER_SPEC = Field.of(
            "providerSpec",
            Kinds.shape(
                    "machine settings",
                    DynamicWorkerFields::providerSpec,
                    CLOUD_PROVIDER_SPEC,
                    ANNOTATIONS,
                    NODE_ANNOTATIONS,
                    MACHINE_OBJECT_ANNOTATIONS,
                    LABELS,
                    TAINTS,
                    SSH_PUBLIC_KEYS,
                    OPERATING_SYSTEM,
                    OPERATING_SYSTEM_SPEC,
                    NETWORK,
                    OVERWRITE_CLOUD_CONFIG),
            "How the machines are made.");

    static final Field<String> NAME = text(
                    "name", TextCheck.LABEL_NAME, "Name of the set and of its MachineDeployment.")
            .must()
            .like("demo-pool1");
    static final Field<Integer> REPLICAS = number("replicas", NumberCheck.COUNT, "How many machines.")
            .orNull()
            .must()
            .like("3");
    static final Shape<DynamicWorker> SHAPE = Kinds.shape(
            "worker set",
            v -> new DynamicWorker(v.get(NAME), v.get(REPLICAS), v.get(PROVIDER_SPEC)),
            NAME,
            REPLICAS,
            PROVIDER_SPEC);

    private static DynamicWorker.ProviderSpec providerSpec(Values v) {
        return new DynamicWorker.ProviderSpec(
                v.get(CLOUD_PROVIDER_SPEC),
                v.get(ANNOTATIONS),
                v.get(NODE_ANNOTATIONS),
                v.get(MACHINE_OBJECT_ANNOTATIONS),
                v.get(LABELS),
                v.get(TAINTS),
                v.get(SSH_PUBLIC_KEYS),
                v.get(OPERATING_SYSTEM),
                v.get(OPERATING_SYSTEM_SPEC),
                v.get(NETWORK),
                v.get(OVERWRITE_CLOUD_CONFIG));
    }

    private static Field<Map<String, String>> annotations(String name, String meaning) {
        return map(name, TextCheck.METADATA_KEY, TextCheck.ANY, meaning).like("{example.com/owner: team-a}");
    }

    private DynamicWorkerFields() {}
}
