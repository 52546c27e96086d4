package dev.kubeone.model.manifest.generated;

import dev.kubeone.model.manifest.reference.ManifestExample;
import dev.kubeone.model.manifest.rules.TextCheck;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Texts that a check accepts, at random: what is usual, and what is unusual and right all the same. */
final class GeneratedTexts {
    private static final String KEY = "AAAAC3NzaC1lZDI1NTE5AAAAIBWP4NNXKq4jN0ulZHGiCFGNAXEIqmvvFgKDpJVPhWiH";
    private static final String END = "-----END CERTIFICATE-----";
    private static final String CERTIFICATE = certificate();

    /** What a writer of YAML gets wrong when it does not look. */
    private static final List<String> ANY = List.of(
            "plain",
            "two words",
            "with: colon",
            "with # hash",
            "'quoted'",
            "\"double\"",
            "- dash",
            "true",
            "null",
            "~",
            "007",
            "1.10",
            "1e3",
            "0x1f",
            "2024-01-01",
            "{brace",
            "[bracket",
            "*star",
            "&and",
            "!bang",
            "%percent",
            "@at",
            "`tick`",
            "ends with:",
            " spaces ",
            "ümläut",
            "日本",
            "\uD83D\uDE80",
            "yes",
            "<<",
            "=",
            "back\\slash");

    private static final Map<TextCheck, Function<Random, String>> TEXTS = texts();

    private GeneratedTexts() {}

    static String of(TextCheck check, Random random) {
        Function<Random, String> texts = TEXTS.get(check);
        if (texts == null) {
            throw new IllegalStateException("nobody has said what is a good " + check);
        }
        return texts.apply(random);
    }

    private static Map<TextCheck, Function<Random, String>> texts() {
        Map<TextCheck, Function<Random, String>> texts = new EnumMap<>(TextCheck.class);
        texts.put(TextCheck.ANY, random -> pick(random, ANY));
        texts.put(TextCheck.CLUSTER_NAME, GeneratedTexts::domain);
        texts.put(TextCheck.HOSTNAME, GeneratedTexts::domain);
        texts.put(TextCheck.ADDRESS, GeneratedTexts::address);
        texts.put(TextCheck.IPV6_ADDRESS, GeneratedTexts::ipv6);
        texts.put(TextCheck.CERTIFICATE_NAME, random -> (random.nextBoolean() ? "*." : "") + domain(random));
        texts.put(TextCheck.USER_NAME, random -> pick(random, List.of("root", "_apt", "Admin", "a.b@c")));
        texts.put(TextCheck.HOST_KEY, random -> "ssh-ed25519 " + KEY);
        texts.put(TextCheck.AGENT_SOCKET, random -> pick(random, List.of("env:MY_SOCKET", "/run/agent socket")));
        texts.put(TextCheck.LABEL_KEY, random -> key(random) + (random.nextInt(4) == 0 ? "-" : ""));
        texts.put(TextCheck.TAINT_KEY, GeneratedTexts::key);
        texts.put(TextCheck.LABEL_VALUE, random -> pick(random, List.of("a", "0", "true", "A_b.c-d", "x".repeat(63))));
        texts.put(
                TextCheck.RESERVED_RESOURCE,
                random -> pick(random, List.of("cpu", "memory", "ephemeral-storage", "pid")));
        texts.put(
                TextCheck.EVICTION_SIGNAL,
                random -> pick(random, List.of("memory.available", "nodefs.inodesFree", "pid.available")));
        texts.put(TextCheck.QUANTITY, GeneratedTexts::quantity);
        texts.put(
                TextCheck.EVICTION_THRESHOLD,
                random -> random.nextBoolean() ? quantity(random) : random.nextInt(101) + "%");
        texts.put(TextCheck.DURATION, random -> pick(random, List.of("0", "30s", "1h30m", "1.5h", "2m0.5s", "250ms")));
        texts.put(TextCheck.VERSION, random -> pick(random, List.of("1.33.13", "1.34.4", "v1.34.0", "1.35.1")));
        texts.put(TextCheck.CIDR, random -> network4(random));
        texts.put(TextCheck.ANY_CIDR, random -> random.nextBoolean() ? network4(random) : network6(random));
        texts.put(TextCheck.CIDR6, GeneratedTexts::network6);
        texts.put(TextCheck.DOMAIN, GeneratedTexts::domain);
        texts.put(TextCheck.NODE_PORT_RANGE, random -> {
            int from = 20_000 + random.nextInt(10_000);
            return from + "-" + (from + random.nextInt(3000));
        });
        texts.put(TextCheck.URL, random -> url(random, "http", "https"));
        texts.put(TextCheck.HTTPS_URL, random -> url(random, "https"));
        texts.put(TextCheck.CHART_URL, random -> url(random, "http", "https", "oci"));
        texts.put(TextCheck.PROXY_URL, random -> url(random, "http", "https", "socks5"));
        texts.put(TextCheck.MIRROR, random -> random.nextBoolean() ? url(random, "http", "https") : registry(random));
        texts.put(TextCheck.REGISTRY, GeneratedTexts::registry);
        texts.put(TextCheck.REGISTRY_KEY, random -> random.nextInt(4) == 0 ? "*" : hostPort(random));
        texts.put(
                TextCheck.IMAGE,
                random -> registry(random) + "/image"
                        + pick(random, List.of("", ":v1.2_3", "@sha256:" + "a".repeat(64))));
        texts.put(TextCheck.IP_ADDRESS, random -> random.nextBoolean() ? ipv4(random) : ipv6(random));
        texts.put(TextCheck.LABEL_NAME, GeneratedTexts::label);
        texts.put(TextCheck.NAMESPACE, GeneratedTexts::label);
        texts.put(TextCheck.RELEASE_NAME, random -> label(random) + "." + label(random));
        texts.put(TextCheck.METADATA_KEY, GeneratedTexts::key);
        texts.put(TextCheck.FLAG, random -> pick(random, List.of("v", "profiling", "max-requests-inflight", "2fa")));
        texts.put(TextCheck.FEATURE_GATE, random -> pick(random, List.of("A", "SidecarContainers", "Gate2")));
        texts.put(TextCheck.PARAMETER, random -> pick(random, List.of("_", "REGION", "my-parameter", "a1")));
        texts.put(TextCheck.SSH_KEY, random -> "ssh-ed25519 " + KEY + pick(random, List.of("", " me@example.com")));
        texts.put(
                TextCheck.CIPHER_SUITE,
                random -> pick(random, List.of("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")));
        texts.put(TextCheck.CERTIFICATES, random -> CERTIFICATE.repeat(1 + random.nextInt(2)));
        texts.put(TextCheck.ABSOLUTE_PATH, random -> pick(random, List.of("/a", "/var/log/a.log", "/etc/x@1/+y/-z")));
        texts.put(TextCheck.CLAIM, random -> pick(random, List.of("a=b", "department=ops and more", "a==")));
        texts.put(TextCheck.SIGNING_ALGORITHMS, random -> pick(random, List.of("RS256", "ES384,PS512")));
        texts.put(TextCheck.HOSTS, random -> (1 + random.nextInt(9)) + (random.nextBoolean() ? "%" : ""));
        texts.put(TextCheck.HOSTS_OR_NONE, random -> random.nextInt(9) + (random.nextBoolean() ? "%" : ""));
        texts.put(TextCheck.TIME_OF_DAY, random -> pick(random, List.of("00:00", "09:05", "23:59")));
        texts.put(TextCheck.TIME_ZONE, random -> pick(random, List.of("UTC", "Europe/Berlin", "America/New_York")));
        texts.put(TextCheck.PACKAGE_VERSION, random -> pick(random, List.of("2", "2.2", "1.7.24-1~deb12u1")));
        return texts;
    }

    private static String certificate() {
        String lines = ManifestExample.full().replaceAll("(?m)^#? *", "");
        int end = lines.indexOf(END) + END.length();
        return lines.substring(lines.indexOf("-----BEGIN CERTIFICATE-----"), end) + "\n";
    }

    private static String domain(Random random) {
        return random.nextBoolean() ? label(random) : label(random) + ".example.com";
    }

    private static String label(Random random) {
        return pick(random, List.of("a", "x1", "my-name", "0a")) + random.nextInt(1000);
    }

    private static String key(Random random) {
        return pick(random, List.of("", "example.com/", "k8s.example.com/")) + "K_" + random.nextInt(100) + ".x";
    }

    private static String address(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> ipv4(random);
            case 1 -> ipv6(random);
            default -> domain(random);
        };
    }

    private static String ipv4(Random random) {
        return "203.0." + random.nextInt(256) + "." + random.nextInt(256);
    }

    private static String ipv6(Random random) {
        return "2001:db8::" + Integer.toHexString(1 + random.nextInt(65_000));
    }

    private static String network4(Random random) {
        int bits = 12 + random.nextInt(13);
        int address = (10 << 24 | random.nextInt(1 << 24)) & (-1 << (32 - bits));
        return (address >>> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255) + "/"
                + bits;
    }

    private static String network6(Random random) {
        return "fd" + String.format("%02x", random.nextInt(256)) + "::/" + pick(random, List.of("48", "56", "112"));
    }

    private static String quantity(Random random) {
        return random.nextInt(1000) + pick(random, List.of("", "m", "Mi", "Gi", "k", "e3", ".5"));
    }

    private static String url(Random random, String... schemes) {
        return pick(random, List.of(schemes)) + "://" + hostPort(random) + pick(random, List.of("", "/", "/a/b.c"));
    }

    private static String hostPort(Random random) {
        String host = random.nextInt(4) == 0 ? "[" + ipv6(random) + "]" : domain(random) + ".test";
        return host + (random.nextBoolean() ? "" : ":" + (1 + random.nextInt(65_535)));
    }

    private static String registry(Random random) {
        return hostPort(random) + pick(random, List.of("", "/path", "/two/parts"));
    }

    static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
