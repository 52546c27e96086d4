package dev.kubeone.activities.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.Example;
import dev.kubeone.activities.Golden;
import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.Features.AdmissionFile;
import dev.kubeone.model.manifest.Features.EventRateLimit;
import dev.kubeone.model.manifest.Features.PodNodeSelector;
import dev.kubeone.model.manifest.beside.NamedFile;
import dev.kubeone.workflows.messages.NamedFiles;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderTest {
    @Test
    void kubeadmConfigurationOfTheFirstControlPlane() {
        var wanted = Example.bareCluster();
        Golden.check(
                "kubeadm-init.yaml",
                new KubeadmConfig(wanted).init(wanted.controlPlanes().get(0)));
    }

    @Test
    void everyFeatureThatAnInstallHonoursIsInTheConfiguration() {
        var manifest = Featured.manifest();
        var wanted = Example.wanted(manifest, Example.facts(manifest, f -> f));
        var config = new KubeadmConfig(wanted);
        Golden.check(
                "kubeadm-init-features.yaml", config.init(wanted.controlPlanes().get(0)));
        Golden.check(
                "kubeadm-join-dual-stack.yaml", config.join(wanted.workers().get(0)));
        assertThat(ControlPlaneFiles.of(manifest, NamedFiles.NONE))
                .singleElement()
                .satisfies(file -> assertThat(file.content()).contains("kind: Policy", "level: Metadata"));
        assertThat(ControlPlaneFiles.of(Example.manifest(), NamedFiles.NONE)).isEmpty();
    }

    @Test
    void admissionPluginsGetTheirFilesAndTheServerSeesThem() {
        var limit = new EventRateLimit(true, new AdmissionFile("limits.yaml"));
        var selector = new PodNodeSelector(true, new AdmissionFile("selectors.yaml"));
        var features = new Features(null, null, limit, selector, null, null, null, null, null, null);
        var manifest = Example.manifest().varied().features(features).made();
        var files = NamedFiles.pack(Map.of(NamedFile.EVENT_RATE_LIMIT, "a", NamedFile.POD_NODE_SELECTOR, "b"));
        var wanted = Example.wanted(manifest, Example.facts(manifest, f -> f));

        assertThat(new KubeadmConfig(wanted).init(wanted.controlPlanes().get(0)))
                .contains("NodeRestriction,EventRateLimit,PodNodeSelector")
                .contains("/etc/kubernetes/kubeone/admission/config.yaml")
                .contains("name: admission");
        assertThat(ControlPlaneFiles.of(manifest, files))
                .extracting(ControlPlaneFiles.HostFile::input)
                .containsExactly("ADMISSION_CONFIG", "EVENT_RATE_LIMIT", "POD_NODE_SELECTOR");
        assertThat(ControlPlaneFiles.of(manifest, files).get(0).content())
                .contains("kind: AdmissionConfiguration")
                .contains("path: event-rate-limit.yaml")
                .contains("path: pod-node-selector.yaml");
        assertThat(ControlPlaneFiles.of(manifest, files).get(1).content())
                .isEqualTo("content:" + NamedFiles.digest("a"));
    }

    @Test
    void hostsForwardIpv6WhereTheClusterHasIt() {
        assertThat(HostFiles.sysctl(Featured.manifest())).contains("net.ipv6.conf.all.forwarding = 1");
        assertThat(HostFiles.sysctl(Example.manifest())).isEqualTo(HostFiles.sysctl());
    }

    @Test
    void kubeadmConfigurationOfJoiningNodes() {
        var wanted = Example.bareCluster();
        Golden.check(
                "kubeadm-join-control-plane.yaml",
                new KubeadmConfig(wanted).join(wanted.controlPlanes().get(1)));
        Golden.check(
                "kubeadm-join-worker.yaml",
                new KubeadmConfig(wanted).join(wanted.workers().get(0)));
    }

    @Test
    void renderingIsTheSameBytesEachTime() {
        var wanted = Example.bareCluster();
        var first = new KubeadmConfig(wanted).init(wanted.controlPlanes().get(0));
        assertThat(new KubeadmConfig(Example.bareCluster())
                        .init(wanted.controlPlanes().get(0)))
                .isEqualTo(first);
    }

    @Test
    void containerdConfigurationOfBothGenerations() {
        Golden.check("containerd-2.toml", new ContainerdConfig(Example.manifest(), "2.2").configToml());
        Golden.check("containerd-1.toml", new ContainerdConfig(Example.manifest(), "1.6").configToml());
    }

    @Test
    void registriesKeepCredentialsAsPlaceholders() {
        var config = new ContainerdConfig(Example.behindMirrors(), "2.2");
        var text = new StringBuilder();
        config.registries()
                .forEach((name, toml) ->
                        text.append("== ").append(name).append('\n').append(toml));
        Golden.check("registries.txt", text.toString());
        assertThat(config.credentials()).containsOnlyKeys("REGISTRY_AUTH_1");
    }

    @Test
    void proxyVariablesComeInBothSpellings() {
        assertThat(HostFiles.proxyEnv(Example.behindMirrors()))
                .contains("HTTP_PROXY=http://proxy.example.com:3128")
                .contains("no_proxy=10.0.0.0/8");
        assertThat(HostFiles.proxyEnv(Example.manifest())).isEmpty();
    }

    @Test
    void repositoriesOfEachFamily() {
        var text = new StringBuilder();
        for (var os : java.util.List.of(Example.DEBIAN, Example.ROCKY, Example.FLATCAR)) {
            var manifest = Example.manifest();
            var wanted = Example.wanted(manifest, Example.facts(manifest, f -> Example.with(f, os)));
            var repositories = new Repositories(manifest, wanted.hosts().get(0));
            text.append("== ").append(os.id()).append('\n');
            text.append(repositories.kubernetesList()).append(repositories.containerdList());
        }
        Golden.check("repositories.txt", text.toString());
    }
}
