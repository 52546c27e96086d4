package dev.kubeone.client.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.client.console.Surroundings;
import dev.kubeone.model.credentials.CredentialCatalog;
import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.CloudProvider.Hetzner;
import dev.kubeone.model.manifest.CloudProvider.Kubevirt;
import dev.kubeone.model.manifest.CloudProvider.None;
import dev.kubeone.model.manifest.CloudProvider.Openstack;
import dev.kubeone.model.manifest.CloudProvider.Plain;
import dev.kubeone.model.manifest.CloudProvider.VmwareCloudDirector;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CredentialCheckTest {
    private static final Plain PLAIN = new Plain();

    private final Surroundings bare =
            new Surroundings(null, null, null, false, false, Map.of(), Path.of(""), Clock.systemUTC());

    @Test
    void everyProviderThatAManifestMayNameHasItsCredentialsInTheCatalog() {
        var all = provider(PLAIN, new Hetzner("", null), new None());

        assertThat(CredentialCatalog.bundled().providers()).containsExactlyInAnyOrderElementsOf(all.named());
    }

    @Test
    void theProviderIsTheBlockThatTheManifestHas() {
        var hetzner = provider(null, new Hetzner("", null), null);

        assertThatThrownBy(() -> CredentialCheck.require(hetzner, Map.of(), bare))
                .hasMessageContaining("credentials of hetzner")
                .hasMessageContaining("HCLOUD_TOKEN");
        assertThatCode(() -> CredentialCheck.require(hetzner, Map.of("HCLOUD_TOKEN", "t"), bare))
                .doesNotThrowAnyException();
        assertThatCode(() -> CredentialCheck.require(hetzner, Map.of("CCM_HCLOUD_TOKEN", "t"), bare))
                .doesNotThrowAnyException();
        assertThatCode(() -> CredentialCheck.require(provider(null, null, new None()), Map.of(), bare))
                .doesNotThrowAnyException();
        assertThatCode(() -> CredentialCheck.require(provider(null, null, null), Map.of(), bare))
                .doesNotThrowAnyException();
    }

    private static CloudProvider provider(Plain others, Hetzner hetzner, None none) {
        return new CloudProvider(
                others,
                others,
                others,
                others,
                hetzner,
                others == null ? null : new Kubevirt("", false, false, null),
                others,
                others == null ? null : new Openstack(null),
                others,
                others == null ? null : new VmwareCloudDirector("", ""),
                others,
                none,
                false,
                false,
                "",
                "",
                "");
    }
}
