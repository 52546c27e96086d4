package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.map;
import static dev.kubeone.model.manifest.fields.Kinds.text;
import static dev.kubeone.model.manifest.fields.Kinds.texts;

import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeletConfig;
import dev.kubeone.model.manifest.Taint;
import dev.kubeone.model.manifest.rules.HostKeys;
import dev.kubeone.model.manifest.rules.NumberCheck;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Choice;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Values;
import dev.kubeone.model.schema.WholeNumber;
import java.util.List;
import java.util.Map;

/** Fields of {@link HostConfig}. */
final class HostFields {
    private static final int SSH_PORT = 22;

    static final Choice OPERATING_SYSTEMS =
            new Choice(List.of("ubuntu", "debian", "centos", "rhel", "rockylinux", "flatcar"));

    static final Field<String> PUBLIC_ADDRESS = text(
                    "publicAddress", TextCheck.ADDRESS, "Address under which the worker reaches the host over SSH.")
            .orDerived("`privateAddress`")
            .like("203.0.113.11");
    static final Field<List<String>> IPV6_ADDRESSES = texts(
                    "ipv6Addresses", TextCheck.IPV6_ADDRESS, "IPv6 addresses of the host.")
            .like("[\"2001:db8::11\"]");
    static final Field<String> PRIVATE_ADDRESS = text(
                    "privateAddress", TextCheck.ADDRESS, "Address under which the cluster's nodes reach the host.")
            .orDerived("`publicAddress`")
            .like("192.168.0.11");
    static final Field<Integer> SSH_PORT_FIELD = Field.of(
                    "sshPort", new WholeNumber(NumberCheck.PORT), "TCP port of the SSH server.")
            .or(SSH_PORT)
            .like("2222");
    static final Field<String> SSH_USERNAME = text(
                    "sshUsername", TextCheck.USER_NAME, "User that is root or may use sudo without a password.")
            .or("root")
            .like("ubuntu");
    static final Field<String> SSH_PRIVATE_KEY_FILE = text(
                    "sshPrivateKeyFile",
                    TextCheck.ANY,
                    "Private key; a relative path starts at the manifest's folder, `~` is the home directory.")
            .like("~/.ssh/id_ed25519");
    static final Field<String> SSH_PRIVATE_KEY_PASSPHRASE = Field.of(
                    "sshPrivateKeyPassphrase",
                    Kinds.SECRET,
                    "Reference to the private key's passphrase. Not a field of KubeOne.")
            .like("env:SSH_KEY_PASSPHRASE");
    static final Field<String> SSH_CERT_FILE = text(
                    "sshCertFile", TextCheck.ANY, "OpenSSH certificate that goes with the private key.")
            .like("~/.ssh/id_ed25519-cert.pub");
    static final Field<String> SSH_HOST_PUBLIC_KEY = text(
                    "sshHostPublicKey",
                    TextCheck.HOST_KEY,
                    "The only host key that is accepted. Without it known_hosts decides.")
            .like("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBWP4NNXKq4jN0ulZHGiCFGNAXEIqmvvFgKDpJVPhWiH");
    static final Field<String> SSH_AGENT_SOCKET = text(
                    "sshAgentSocket", TextCheck.AGENT_SOCKET, "Socket of an SSH agent that holds the key.")
            .orDerived("`env:SSH_AUTH_SOCK` when there is no key file")
            .like("/run/user/1000/ssh-agent");
    static final Field<String> BASTION = text("bastion", TextCheck.ADDRESS, "Host to go through to reach this host.")
            .like("bastion.example.com");
    static final Field<Integer> BASTION_PORT = Field.of(
                    "bastionPort", new WholeNumber(NumberCheck.PORT), "TCP port of the bastion's SSH server.")
            .or(SSH_PORT)
            .like("2222");
    static final Field<String> BASTION_USER = text("bastionUser", TextCheck.USER_NAME, "User on the bastion.")
            .orDerived("`sshUsername`")
            .like("jump");
    static final Field<String> BASTION_HOST_PUBLIC_KEY = text(
                    "bastionHostPublicKey", TextCheck.HOST_KEY, "The only host key of the bastion that is accepted.")
            .like("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBWP4NNXKq4jN0ulZHGiCFGNAXEIqmvvFgKDpJVPhWiH");
    static final Field<String> BASTION_PRIVATE_KEY_FILE = text(
                    "bastionPrivateKeyFile", TextCheck.ANY, "Private key for the bastion, when it is another one.")
            .like("~/.ssh/bastion");
    static final Field<String> HOSTNAME = text("hostname", TextCheck.HOSTNAME, "Name of the host's node.")
            .orDerived("what the host calls itself")
            .like("cp-1");
    static final Field<Boolean> IS_LEADER = Field.of(
                    "isLeader", Kinds.SWITCH, "The control plane that is initialised first.")
            .or(false, "the first control plane, if none is marked")
            .like("true");
    static final Field<Map<String, String>> LABELS = map(
                    "labels",
                    TextCheck.LABEL_KEY,
                    TextCheck.LABEL_VALUE,
                    "Labels of the node; a key that ends in `-` (with an empty value) removes the label.")
            .like("{example.com/rack: r1}");
    static final Field<Map<String, String>> ANNOTATIONS = map(
                    "annotations",
                    TextCheck.LABEL_KEY,
                    TextCheck.ANY,
                    "Annotations of the node; a key that ends in `-` (with an empty value) removes the annotation.")
            .like("{example.com/owner: team-a}");
    static final Field<KubeletConfig> KUBELET =
            Field.of("kubelet", KubeletFields.SHAPE, "Settings of the kubelet on this host.");
    static final Field<String> OPERATING_SYSTEM = Field.of(
                    "operatingSystem", OPERATING_SYSTEMS, "The host's operating system.")
            .orDerived("detected")
            .like("debian");

    static final Shape<HostConfig> CONTROL_PLANE = shape(
            "control plane host",
            List.of(TaintFields.CONTROL_PLANE),
            "`node-role.kubernetes.io/control-plane:NoSchedule`");
    static final Shape<HostConfig> WORKER = shape("worker host", List.of(), "");

    private HostFields() {}

    /** {@code taints: []} takes a control plane's taint away, an absent field leaves it. */
    private static Shape<HostConfig> shape(String title, List<Taint> defaultTaints, String defaultText) {
        Field<List<Taint>> taints = Field.of("taints", new ListOf<>(TaintFields.SHAPE), "Taints of the node.")
                .or(defaultTaints, defaultText)
                .like("[{key: example.com/dedicated, value: database, effect: NoSchedule}]");
        return Kinds.shape(
                title,
                v -> host(v, v.get(taints)),
                PUBLIC_ADDRESS,
                IPV6_ADDRESSES,
                PRIVATE_ADDRESS,
                SSH_PORT_FIELD,
                SSH_USERNAME,
                SSH_PRIVATE_KEY_FILE,
                SSH_PRIVATE_KEY_PASSPHRASE,
                SSH_CERT_FILE,
                SSH_HOST_PUBLIC_KEY,
                SSH_AGENT_SOCKET,
                BASTION,
                BASTION_PORT,
                BASTION_USER,
                BASTION_HOST_PUBLIC_KEY,
                BASTION_PRIVATE_KEY_FILE,
                HOSTNAME,
                IS_LEADER,
                taints,
                LABELS,
                ANNOTATIONS,
                KUBELET,
                OPERATING_SYSTEM);
    }

    private static HostConfig host(Values v, List<Taint> taints) {
        String keyFile = v.get(SSH_PRIVATE_KEY_FILE);
        return new HostConfig(
                either(v.get(PUBLIC_ADDRESS), v.get(PRIVATE_ADDRESS)),
                v.get(IPV6_ADDRESSES),
                either(v.get(PRIVATE_ADDRESS), v.get(PUBLIC_ADDRESS)),
                v.get(SSH_PORT_FIELD),
                v.get(SSH_USERNAME),
                keyFile,
                v.get(SSH_PRIVATE_KEY_PASSPHRASE),
                v.get(SSH_CERT_FILE),
                hostKey(v.get(SSH_HOST_PUBLIC_KEY)),
                either(v.get(SSH_AGENT_SOCKET), keyFile.isEmpty() ? "env:SSH_AUTH_SOCK" : ""),
                v.get(BASTION),
                v.get(BASTION_PORT),
                either(v.get(BASTION_USER), v.get(SSH_USERNAME)),
                hostKey(v.get(BASTION_HOST_PUBLIC_KEY)),
                v.get(BASTION_PRIVATE_KEY_FILE),
                v.get(HOSTNAME),
                v.get(IS_LEADER),
                taints,
                v.get(LABELS),
                v.get(ANNOTATIONS),
                v.get(KUBELET),
                v.get(OPERATING_SYSTEM));
    }

    private static String hostKey(String text) {
        return HostKeys.line(text).orElse("");
    }

    private static String either(String first, String second) {
        return first.isEmpty() ? second : first;
    }
}
