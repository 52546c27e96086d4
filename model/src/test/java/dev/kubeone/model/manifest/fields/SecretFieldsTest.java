package dev.kubeone.model.manifest.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretFieldsTest {
    @Test
    void everySecretOfTheManifestIsListed() {
        assertThat(SecretFields.patterns())
                .containsExactly(
                        "controlPlane.hosts[].sshPrivateKeyPassphrase",
                        "staticWorkers.hosts[].sshPrivateKeyPassphrase",
                        "cloudProvider.cloudConfig",
                        "cloudProvider.csiConfig",
                        "containerRuntime.containerd.registries{}.auth.username",
                        "containerRuntime.containerd.registries{}.auth.password",
                        "containerRuntime.containerd.registries{}.auth.auth",
                        "containerRuntime.containerd.registries{}.auth.identityToken",
                        "features.encryptionProviders.customEncryptionConfiguration",
                        "dynamicWorkers[].providerSpec.overwriteCloudConfig",
                        "helmReleases[].auth.username",
                        "helmReleases[].auth.password");
    }
}
