package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.flag;
import static dev.kubeone.model.manifest.fields.Kinds.map;
import static dev.kubeone.model.manifest.fields.Kinds.number;
import static dev.kubeone.model.manifest.fields.Kinds.text;
import static dev.kubeone.model.manifest.fields.Kinds.texts;

import dev.kubeone.model.manifest.NodeSet;
import dev.kubeone.model.manifest.Taint;
import dev.kubeone.model.manifest.rules.HostKeys;
import dev.kubeone.model.manifest.rules.LargeNumberCheck;
import dev.kubeone.model.manifest.rules.NumberCheck;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.LargeNumber;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Values;
import java.util.List;
import java.util.Map;

/** Fields of {@link NodeSet}. */
final class NodeSetFields {

    static final Field<Map<String, String>> LABELS = map(
                    "labels", TextCheck.METADATA_KEY, TextCheck.LABEL_VALUE, "Labels of the nodes.")
            .like("{example.com/rack: r1}");
    static final Field<Map<String, String>> ANNOTATIONS = map(
                    "annotations", TextCheck.METADATA_KEY, TextCheck.ANY, "Annotations of the nodes.")
            .like("{example.com/owner: team-a}");
    static final Field<List<Taint>> TAINTS = Field.of("taints", new ListOf<>(TaintFields.SHAPE), "Taints of the nodes.")
            .or(List.of(TaintFields.CONTROL_PLANE), "`node-role.kubernetes.io/control-plane:NoSchedule`")
            .like("[{key: example.com/dedicated, value: database, effect: NoSchedule}]");
    static final Field<NodeSet.NodeSettings> NODE_SETTINGS = Field.of(
            "nodeSettings",
            Kinds.shape(
                    "node settings",
                    v -> new NodeSet.NodeSettings(v.get(LABELS), v.get(ANNOTATIONS), v.get(TAINTS)),
                    LABELS,
                    ANNOTATIONS,
                    TAINTS),
            "What the nodes carry.");

    static final Field<Boolean> DIST_UPGRADE =
            flag("distUpgradeOnBoot", "Packages are upgraded when a machine starts for the first time.");
    static final Field<NodeSet.OperatingSystemSpec> SYSTEM_SPEC = Field.of(
            "operatingSystemSpec",
            Kinds.shape(
                    "operating system settings",
                    v -> new NodeSet.OperatingSystemSpec(v.get(DIST_UPGRADE)),
                    DIST_UPGRADE),
            "Settings of the operating system.");

    static final Field<List<String>> PUBLIC_KEYS = texts("publicKeys", TextCheck.SSH_KEY, "SSH keys that may log in.")
            .like("[ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBWP4NNXKq4jN0ulZHGiCFGNAXEIqmvvFgKDpJVPhWiH ops]");
    static final Field<Integer> PORT =
            number("port", NumberCheck.PORT, "TCP port of the SSH server.").or(22);
    static final Field<String> USERNAME = text(
                    "username", TextCheck.USER_NAME, "User that is root or may use sudo without a password.")
            .or("root");
    static final Field<String> PRIVATE_KEY_FILE =
            text("privateKeyFile", TextCheck.ANY, "Private key.").like("~/.ssh/id_ed25519");
    static final Field<String> CERT_FILE = text(
                    "certFile", TextCheck.ANY, "OpenSSH certificate that goes with the private key.")
            .like("~/.ssh/id_ed25519-cert.pub");
    static final Field<String> HOST_PUBLIC_KEY = text(
                    "hostPublicKey", TextCheck.HOST_KEY, "The only host key that is accepted.")
            .like("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBWP4NNXKq4jN0ulZHGiCFGNAXEIqmvvFgKDpJVPhWiH");
    static final Field<String> AGENT_SOCKET = text(
                    "agentSocket", TextCheck.AGENT_SOCKET, "Socket of an SSH agent that holds the key.")
            .or("env:SSH_AUTH_SOCK");
    static final Field<String> BASTION =
            text("bastion", TextCheck.ADDRESS, "Host to go through.").like("bastion.example.com");
    static final Field<Integer> BASTION_PORT = number(
                    "bastionPort", NumberCheck.PORT, "TCP port of the bastion's SSH server.")
            .or(22);
    static final Field<String> BASTION_USER =
            text("bastionUser", TextCheck.USER_NAME, "User on the bastion.").or("root");
    static final Field<String> BASTION_HOST_PUBLIC_KEY = text(
                    "bastionHostPublicKey", TextCheck.HOST_KEY, "The only host key of the bastion that is accepted.")
            .like("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBWP4NNXKq4jN0ulZHGiCFGNAXEIqmvvFgKDpJVPhWiH");
    static final Field<NodeSet.Ssh> SSH = Field.of(
            "ssh",
            Kinds.shape(
                    "SSH settings",
                    NodeSetFields::ssh,
                    PUBLIC_KEYS,
                    PORT,
                    USERNAME,
                    PRIVATE_KEY_FILE,
                    CERT_FILE,
                    HOST_PUBLIC_KEY,
                    AGENT_SOCKET,
                    BASTION,
                    BASTION_PORT,
                    BASTION_USER,
                    BASTION_HOST_PUBLIC_KEY),
            "How the machines are reached.");

    static final Field<String> NAME =
            text("name", TextCheck.LABEL_NAME, "Name of the set.").must().like("control-plane");
    static final Field<Integer> REPLICAS =
            number("replicas", NumberCheck.POSITIVE, "How many machines.").or(1).like("3");
    static final Field<Long> GENERATION = Field.of(
                    "generation", new LargeNumber(LargeNumberCheck.GENERATION), "Counts changes of the set.")
            .orNull()
            .like("1");
    static final Field<String> OPERATING_SYSTEM = Field.of(
                    "operatingSystem", HostFields.OPERATING_SYSTEMS, "The machines' operating system.")
            .like("ubuntu");
    static final Field<Map<String, Object>> CLOUD_PROVIDER_SPEC = Field.of(
                    "cloudProviderSpec", Kinds.FREE, "What the provider is told, in its own words.")
            .like("{serverType: cx32, image: ubuntu-24.04}");

    static final Shape<NodeSet> SHAPE = Kinds.shape(
            "node set",
            v -> new NodeSet(
                    v.get(NAME),
                    v.get(REPLICAS),
                    v.get(GENERATION),
                    v.get(NODE_SETTINGS),
                    v.get(OPERATING_SYSTEM),
                    v.get(SYSTEM_SPEC),
                    v.get(SSH),
                    v.get(CLOUD_PROVIDER_SPEC)),
            NAME,
            REPLICAS,
            GENERATION,
            NODE_SETTINGS,
            OPERATING_SYSTEM,
            SYSTEM_SPEC,
            SSH,
            CLOUD_PROVIDER_SPEC);

    private static NodeSet.Ssh ssh(Values v) {
        return new NodeSet.Ssh(
                v.get(PUBLIC_KEYS),
                v.get(PORT),
                v.get(USERNAME),
                v.get(PRIVATE_KEY_FILE),
                v.get(CERT_FILE),
                HostKeys.line(v.get(HOST_PUBLIC_KEY)).orElse(""),
                v.get(AGENT_SOCKET),
                v.get(BASTION),
                v.get(BASTION_PORT),
                v.get(BASTION_USER),
                HostKeys.line(v.get(BASTION_HOST_PUBLIC_KEY)).orElse(""));
    }

    private NodeSetFields() {}
}
