package dev.kubeone.model.manifest.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.KubeletConfig;
import dev.kubeone.model.manifest.PackageSources.Method;
import dev.kubeone.model.manifest.Taint;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Reading;
import org.junit.jupiter.api.Test;

class DefaultsTest {
    private static final String LEAST = """
            apiVersion: kubeone.k8c.io/v1beta2
            kind: KubeOneCluster
            name: demo
            versions: {kubernetes: v1.34.4}
            cloudProvider: {none: {}}
            clusterNetwork: {cni: {external: {}}}
            controlPlane: {hosts: [{publicAddress: 203.0.113.11}]}
            """;

    private static KubeOneCluster read(String text) {
        Reading reading = ManifestReader.read(text, "kubeone.yaml");
        assertThat(reading.problems()).isEmpty();
        return reading.manifest();
    }

    private static HostConfig host(String fields) {
        return read(LEAST.replace("publicAddress: 203.0.113.11", fields)).leader();
    }

    @Test
    void aHostIsReachedAsRootWithTheAgentsKeyUnderItsOnlyAddress() {
        HostConfig host = read(LEAST).leader();

        assertThat(host.publicAddress()).isEqualTo("203.0.113.11");
        assertThat(host.privateAddress()).isEqualTo("203.0.113.11");
        assertThat(host.sshPort()).isEqualTo(22);
        assertThat(host.sshUsername()).isEqualTo("root");
        assertThat(host.sshAgentSocket()).isEqualTo("env:SSH_AUTH_SOCK");
        assertThat(host.bastionPort()).isEqualTo(22);
        assertThat(host.kubelet()).isEqualTo(KubeletConfig.DEFAULTS);
        assertThat(host.isLeader()).isFalse();
    }

    @Test
    void thePublicAddressDefaultsToThePrivateOne() {
        assertThat(host("privateAddress: 192.168.0.11").publicAddress()).isEqualTo("192.168.0.11");
    }

    @Test
    void noAgentIsAskedWhenThereIsAKeyFileWhichStaysAsWritten() {
        HostConfig host = host("publicAddress: 203.0.113.11, sshPrivateKeyFile: ~/.ssh/id");

        assertThat(host.sshAgentSocket()).isEmpty();
        assertThat(host.sshPrivateKeyFile()).isEqualTo("~/.ssh/id");
    }

    @Test
    void theBastionsUserIsTheHostsUser() {
        assertThat(host("publicAddress: a, bastion: b, sshUsername: ops").bastionUser())
                .isEqualTo("ops");
        assertThat(host("publicAddress: a, bastion: b, bastionUser: jump").bastionUser())
                .isEqualTo("jump");
    }

    @Test
    void controlPlanesAreTaintedUnlessTheListIsEmpty() {
        Taint taint = new Taint("node-role.kubernetes.io/control-plane", "", "NoSchedule");

        assertThat(host("publicAddress: a").taints()).containsExactly(taint);
        assertThat(host("publicAddress: a, taints: ").taints()).containsExactly(taint);
        assertThat(host("publicAddress: a, taints: []").taints()).isEmpty();
    }

    @Test
    void workersAreNotTainted() {
        KubeOneCluster cluster = read(LEAST + "staticWorkers: {hosts: [{publicAddress: 203.0.113.21}]}\n");

        assertThat(cluster.staticWorkers().hosts().get(0).taints()).isEmpty();
    }

    @Test
    void theHostKeyBecomesALineWhicheverWayItIsWritten() {
        String key = "AAAAC3NzaC1lZDI1NTE5AAAAIBWP4NNXKq4jN0ulZHGiCFGNAXEIqmvvFgKDpJVPhWiH";
        String base64OfLine = java.util.Base64.getEncoder()
                .encodeToString(("ssh-ed25519 " + key + " host\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));

        for (String form : new String[] {key, "ssh-ed25519 " + key + " host", base64OfLine}) {
            assertThat(host("publicAddress: a, sshHostPublicKey: " + form).sshHostPublicKey())
                    .isEqualTo("ssh-ed25519 " + key);
        }
    }

    @Test
    void theClusterHasKubeOnesNetworksAndEndpoint() {
        KubeOneCluster cluster = read(LEAST);

        assertThat(cluster.controlPlaneEndpoint()).isEqualTo("203.0.113.11:6443");
        assertThat(cluster.clusterNetwork().podSubnet()).isEqualTo("10.244.0.0/16");
        assertThat(cluster.clusterNetwork().serviceSubnet()).isEqualTo("10.96.0.0/12");
        assertThat(cluster.clusterNetwork().serviceDomainName()).isEqualTo("cluster.local");
        assertThat(cluster.clusterNetwork().nodePortRange()).isEqualTo("30000-32767");
        assertThat(cluster.versions().kubernetes()).isEqualTo("1.34.4");
    }

    @Test
    void theSandboxImageFollowsVersionAndRegistry() {
        String own = LEAST + "registryConfiguration: {overwriteRegistry: registry.example.com/k8s}\n";

        assertThat(sandbox(LEAST)).isEqualTo("registry.k8s.io/pause:3.10.1");
        assertThat(sandbox(LEAST.replace("1.34.4", "1.36.0"))).isEqualTo("registry.k8s.io/pause:3.10.2");
        assertThat(sandbox(own)).isEqualTo("registry.example.com/k8s/pause:3.10.1");
    }

    private static String sandbox(String text) {
        return read(text).containerRuntime().containerd().sandboxImage();
    }

    @Test
    void blocksThatAreAbsentAreNotTheSameAsEmptyOnes() {
        assertThat(read(LEAST).systemPackages().configureRepositories()).isTrue();
        assertThat(read(LEAST + "systemPackages: {}\n").systemPackages().configureRepositories())
                .isFalse();
        assertThat(read(LEAST).features().metricsServer().enable()).isTrue();
        assertThat(read(LEAST + "features: {}\n").features().metricsServer().enable())
                .isTrue();
        assertThat(read(LEAST + "features: {metricsServer: {}}\n")
                        .features()
                        .metricsServer()
                        .enable())
                .isFalse();
    }

    @Test
    void whatIsInTheClusterIsReachedWithoutTheProxy() {
        String proxy = LEAST + "proxy: {http: 'http://proxy.example.com:3128', noProxy: 'localhost, .example.com'}\n";

        assertThat(read(proxy).proxy().noProxy())
                .isEqualTo("127.0.0.0/8,localhost,cluster.local,10.244.0.0/16,10.96.0.0/12,.example.com");
        assertThat(read(LEAST + "proxy: {noProxy: a}\n").proxy().noProxy()).isEqualTo("a");
    }

    @Test
    void packagesComeFromThePublicPlaces() {
        var sources = read(LEAST).packageSources();

        assertThat(sources.kubernetes().method()).isEqualTo(Method.auto);
        assertThat(sources.kubernetes().repositoryURL()).isEqualTo("https://pkgs.k8s.io/core:/stable:");
        assertThat(sources.kubernetes().binariesURL()).isEqualTo("https://dl.k8s.io/release");
        assertThat(sources.containerd().repositoryURL()).isEqualTo("https://download.docker.com/linux");
        assertThat(sources.containerd().version()).isEmpty();
        assertThat(sources.cniPlugins().baseURL())
                .isEqualTo("https://github.com/containernetworking/plugins/releases/download");
    }
}
