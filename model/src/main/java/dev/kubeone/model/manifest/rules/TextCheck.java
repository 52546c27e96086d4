package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.plan.Limit;
import dev.kubeone.model.schema.Check;
import java.util.function.Predicate;

/** Checks of single texts. The empty text is never asked: it stands for an absent field. */
public enum TextCheck implements Check<String> {
    ANY("text", "a text", "", value -> true),
    CLUSTER_NAME("name", "a DNS name in lower case (letters, digits, - and .)", "", Names::dnsSubdomain),
    HOSTNAME("host name", "a DNS name in lower case (letters, digits, - and .)", "", Names::dnsSubdomain),
    ADDRESS("address", "an IP address or a DNS name", "Neither scheme nor port belongs here", Names::address),
    IPV6_ADDRESS("IPv6 address", "an IPv6 address", "", Names::ipv6),
    CERTIFICATE_NAME("address", "an IP address or a DNS name, which may begin with *.", "", Names::certificateName),
    USER_NAME("user", "a user name", "", Names::user),
    HOST_KEY(
            "public key",
            "an SSH public host key",
            "Take the line that ssh-keyscan prints, without the host in front of it",
            HostKeys::wellFormed),
    AGENT_SOCKET("socket", "env:NAME or the absolute path of an SSH agent's socket", "", Names::agentSocket),
    LABEL_KEY("label", "a label key such as example.com/zone", "", Names::qualifiedOrRemoval),
    TAINT_KEY("taint", "a taint key such as example.com/dedicated", "", Names::qualified),
    LABEL_VALUE("label value", "a label value (63 letters, digits, -, _ and . at most)", "", Names::labelValue),
    RESERVED_RESOURCE("resource", "cpu, memory, ephemeral-storage or pid", "", Quantities::reservable),
    EVICTION_SIGNAL("signal", "an eviction signal such as memory.available", "", Quantities::signal),
    QUANTITY("quantity", "a quantity such as 200m or 512Mi", "", Quantities::quantity),
    EVICTION_THRESHOLD("threshold", "a quantity or percentage such as 100Mi or 5%", "", Quantities::threshold),
    DURATION("duration", "a duration such as 30s, 2m or 1h30m", "", Quantities::duration),
    VERSION("version", "a version such as 1.34.4", "", KubernetesVersion::wellFormed),
    CIDR("network", "an IPv4 network such as 10.244.0.0/16", "", Names::ipv4Network),
    ANY_CIDR("network", "a network such as 10.0.0.0/8", "", Names::network),
    DOMAIN("domain", "a DNS name in lower case", "", Names::dnsSubdomain),
    NODE_PORT_RANGE("port range", "two ports with a dash such as 30000-32767", "", Quantities::portRange),
    URL("URL", "a URL with http:// or https:// and without a password", "", Urls::http),
    PROXY_URL("URL", "a proxy URL such as http://proxy.example.com:3128, without a password", "", Urls::proxy),
    MIRROR("URL", "a mirror's URL or host", "", Urls::mirror),
    REGISTRY("registry", "a registry as host[:port][/path]", "Leave https:// away", Urls::registry),
    REGISTRY_KEY(
            "registry", "a registry's host[:port], or * for every other", "Use * for every other", Urls::registryKey),
    IMAGE("image", "an image such as registry.k8s.io/pause:3.10", "", Urls::image),
    CIDR6("network", "an IPv6 network such as fd01::/48", "", Names::ipv6Network),
    IP_ADDRESS("address", "an IP address", "", Names::ipAddress),
    LABEL_NAME("name", "a name of at most 63 letters, digits and - in lower case", "", Names::dnsLabel),
    NAMESPACE("namespace", "a namespace: at most 63 letters, digits and - in lower case", "", Names::dnsLabel),
    RELEASE_NAME(
            "name", "a Helm release's name: at most 53 letters, digits, - and . in lower case", "", Names::release),
    METADATA_KEY("key", "a label or annotation key such as example.com/zone", "", Names::qualified),
    FLAG("flag", "a flag's name without dashes in front, such as v", "", Names::flag),
    FEATURE_GATE("feature gate", "a feature gate's name such as SidecarContainers", "", Names::featureGate),
    PARAMETER("name", "a parameter's name of letters, digits, _ and -", "", Names::parameter),
    SSH_KEY("public key", "an SSH public key", "Take the line of the .pub file", Names::sshKey),
    CIPHER_SUITE(
            "cipher suite",
            "a TLS cipher suite that Kubernetes knows, such as TLS_AES_128_GCM_SHA256",
            "The names are those of IANA",
            CipherSuites::known),
    CERTIFICATES(
            "PEM certificates",
            "PEM text with at least one certificate",
            "Each begins with -----BEGIN CERTIFICATE-----",
            Certificates::pem),
    ABSOLUTE_PATH("path", "an absolute path", "", Names::absolutePath),
    CLAIM("claim", "a claim with its value such as department=ops", "", Names::claim),
    SIGNING_ALGORITHMS(
            "algorithms",
            "RS256, RS384, RS512, ES256, ES384, ES512, PS256, PS384 or PS512, with commas",
            "",
            Names::algorithms),
    HTTPS_URL("URL", "a URL with https:// and without a password", "", Urls::https),
    CHART_URL("URL", "a chart's URL with https://, http:// or oci://, without a password", "", Urls::chart),
    HOSTS(
            "number or percentage",
            "a number of hosts from 1, or a percentage such as 25%",
            "",
            value -> Limit.wellFormed(value) && Limit.parse(value).number() > 0),
    HOSTS_OR_NONE("number or percentage", "a number of hosts, or a percentage such as 5%", "", Limit::wellFormed),
    TIME_OF_DAY("time", "a time of day such as 22:00", "Write it in quotes", Times::ofDay),
    TIME_ZONE("time zone", "UTC or a time zone such as Europe/Berlin", "", Times::zone),
    PACKAGE_VERSION("version", "a version or its beginning such as 2.2", "", Quantities::packageVersion);

    private final String label;
    private final String expects;
    private final String hint;

    @SuppressWarnings("ImmutableEnumChecker") // always a reference to a static method
    private final Predicate<String> test;

    TextCheck(String label, String expects, String hint, Predicate<String> test) {
        this.label = label;
        this.expects = expects;
        this.hint = hint;
        this.test = test;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String expects() {
        return expects;
    }

    @Override
    public String hint() {
        return hint;
    }

    @Override
    public boolean holds(String value) {
        return test.test(value);
    }
}
