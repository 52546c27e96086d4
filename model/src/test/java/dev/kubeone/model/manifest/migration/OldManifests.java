package dev.kubeone.model.manifest.migration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Writes old manifests at random: blocks in any order, fields left out, comments anywhere, every value another one. */
public final class OldManifests {
    private static final List<String> UNVERSIONED = List.of(
            "name: %s",
            "versions:\n  kubernetes: %s",
            "hosts:\n- public_address: %s\n  private_address: %s\n  ssh_port: 22\n- public_address: %s\n  ssh_username: %s",
            "apiserver:\n  address: %s:1234",
            "provider:\n  name: hetzner\n  cloud_config: |\n    %s\n    more\n  external: false",
            "network: {pod_subnet: %s, node_port_range: '%s'}",
            "proxy:\n  http_proxy: %s\n  no_proxy: \"%s\"",
            "workers:\n  - name: %s\n    replicas: 3\n    config:\n      labels: {a: %s}\n      operatingSystem: %s",
            "machine_controller:\n  deploy: true\n  provider: hetzner\n  credentials:\n    TOKEN: %s\n    OTHER: %s",
            "features:\n  enable_pod_security_policy: true\n  metrics_server:\n    enable: true\n"
                    + "  openid_connect:\n    enable: yes\n    config:\n      issuer_url: %s\n      ca_file: %s");
    private static final List<String> V1ALPHA1 = List.of(
            "name: %s",
            "versions: {kubernetes: %s}",
            "hosts:\n  - publicAddress: %s\n    untaint: true\n    sshUsername: %s\n  - publicAddress: %s\n    untaint: false",
            "staticWorkers:\n- publicAddress: %s\n  untaint: yes\n- {publicAddress: %s, untaint: false}",
            "apiEndpoint:\n  host: %s\n  port: 6443",
            "cloudProvider:\n  name: packet\n  external: true\n  cloudConfig: >\n    %s\n\n    more",
            "clusterNetwork:\n  podSubnet: %s\n  networkID: %s\n  cni:\n    provider: weave-net\n    encrypted: true",
            "workers:\n- name: %s\n  replicas: 3\n  providerSpec:\n    cloudProviderSpec: {region: %s}",
            "machineController:\n  deploy: true\n  provider: packet",
            "credentials:\n  TOKEN: %s\n  OTHER: %s",
            "features:\n  metricsServer:\n    enable: true",
            "proxy: {http: %s, noProxy: \"%s\"}",
            "addons:\n  enable: true");
    private static final List<String> V1BETA1 = List.of(
            "name: %s",
            "controlPlane:\n  hosts:\n  - publicAddress: %s\n    taints: []\n  - publicAddress: %s",
            "cloudProvider:\n  packet: {}\n  external: true",
            "features:\n  podPresets:\n    enable: true\n  openidConnect: {enable: true, config: {issuerUrl: %s}}",
            "addons:\n  enable: true\n  path: \"\"",
            "dynamicWorkers:\n- name: %s\n  replicas: 1",
            "systemPackages:\n  configureRepositories: true");

    private final Random random;
    private int values;
    private int comments;

    private OldManifests(Random random) {
        this.random = random;
    }

    public static String text(Random random) {
        return new OldManifests(random).text();
    }

    private String text() {
        int version = random.nextInt(3);
        List<String> blocks = new ArrayList<>(version == 0 ? UNVERSIONED : version == 1 ? V1ALPHA1 : V1BETA1);
        Collections.shuffle(blocks, random);
        StringBuilder text = new StringBuilder();
        if (version > 0) {
            text.append("apiVersion: kubeone.io/")
                    .append(version == 1 ? "v1alpha1" : "v1beta1")
                    .append('\n');
            text.append("kind: KubeOneCluster\n");
        }
        blocks.subList(0, 1 + random.nextInt(blocks.size())).forEach(block -> block(block, text));
        return text.toString();
    }

    private void block(String block, StringBuilder text) {
        boolean literal = false;
        for (String line : block.split("\n", -1)) {
            literal |= line.endsWith("|") || line.endsWith(">");
            boolean leaf = line.startsWith(" ") && !line.contains("- ") && !line.endsWith(":");
            if (literal || !leaf || random.nextInt(5) > 0) {
                line(line, literal, text);
            }
        }
        text.append(random.nextInt(4) == 0 ? "\n" : "");
    }

    private void line(String line, boolean literal, StringBuilder text) {
        String filled = line;
        while (filled.contains("%s")) {
            filled = filled.replaceFirst("%s", "value" + values++);
        }
        int indent = line.length() - line.stripLeading().length();
        if (!literal && random.nextInt(5) == 0) {
            text.append(" ".repeat(indent))
                    .append("# comment")
                    .append(comments++)
                    .append(".\n");
        }
        text.append(filled);
        if (!literal && random.nextInt(5) == 0) {
            text.append(" # comment").append(comments++).append('.');
        }
        text.append('\n');
    }
}
