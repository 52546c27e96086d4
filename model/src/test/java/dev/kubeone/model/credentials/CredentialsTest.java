package dev.kubeone.model.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.credentials.CredentialSources.Role;
import dev.kubeone.model.schema.Findings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static Credentials of(
            String provider, Map<String, String> file, Map<String, String> environment, Role role) {
        ProviderNeeds needs = CredentialCatalog.bundled().needs(provider).orElseThrow();
        return Credentials.of(needs, new CredentialSources(file, environment), role);
    }

    private static Credentials of(String provider, Map<String, String> environment) {
        return of(provider, Map.of(), environment, Role.ANY);
    }

    @Test
    void everyProviderOfTheManifestHasAnEntry() {
        assertThat(CredentialCatalog.bundled().providers())
                .containsExactlyInAnyOrder(
                        "aws",
                        "azure",
                        "digitalocean",
                        "equinixmetal",
                        "gce",
                        "hetzner",
                        "kubevirt",
                        "none",
                        "nutanix",
                        "openstack",
                        "vmwareCloudDirector",
                        "vsphere");
        assertThat(of("none", Map.of()).problems()).isEmpty();
    }

    @Test
    void everyProviderButNoneTellsWhatIsMissingAndEveryWayToGiveIt() {
        CredentialCatalog.bundled().providers().stream()
                .filter(provider -> !provider.equals("none"))
                .forEach(provider -> assertThat(of(provider, Map.of()).problems())
                        .as(provider)
                        .isNotEmpty()
                        .allMatch(problem -> problem.contains("environment") && problem.contains("--credentials")));
    }

    @Test
    void theFileWinsOverTheEnvironmentAndTheRoleOverBoth() {
        Map<String, String> file = Map.of("HCLOUD_TOKEN", "file");
        Map<String, String> environment = Map.of("HCLOUD_TOKEN", "env", "CCM_HCLOUD_TOKEN", "ccm");

        assertThat(of("hetzner", file, environment, Role.ANY).values()).containsEntry("HCLOUD_TOKEN", "file");
        assertThat(of("hetzner", file, environment, Role.MACHINE_CONTROLLER).values())
                .containsEntry("HCLOUD_TOKEN", "file");
        assertThat(of("hetzner", file, environment, Role.CLOUD_CONTROLLER).values())
                .containsEntry("HCLOUD_TOKEN", "ccm");
    }

    @Test
    void anAwsProfileStandsForKeysAndComesFromTheEnvironmentOnly() {
        assertThat(of("aws", Map.of("AWS_PROFILE", "dev")).problems()).isEmpty();
        assertThat(of("aws", Map.of("AWS_PROFILE", "")).problems()).hasSize(1);
        assertThat(of("aws", Map.of("AWS_PROFILE", "dev"), Map.of(), Role.ANY).problems())
                .hasSize(1);
        assertThat(of("aws", Map.of("AWS_ACCESS_KEY_ID", "a")).problems())
                .singleElement()
                .asString()
                .contains("AWS_SECRET_ACCESS_KEY is missing")
                .contains("or give AWS_PROFILE instead");
    }

    @Test
    void openstackTakesAUserOrAnApplicationCredentialButNotBoth() {
        Map<String, String> base = Map.of("OS_AUTH_URL", "u", "OS_REGION_NAME", "r");
        Map<String, String> user = Map.of(
                "OS_AUTH_URL", "u",
                "OS_REGION_NAME", "r",
                "OS_USERNAME", "n",
                "OS_PASSWORD", "p",
                "OS_DOMAIN_NAME", "d",
                "OS_TENANT_NAME", "t");
        Map<String, String> application =
                Map.of("OS_APPLICATION_CREDENTIAL_ID", "i", "OS_APPLICATION_CREDENTIAL_SECRET", "s");

        assertThat(of("openstack", user).problems()).isEmpty();
        assertThat(of("openstack", user).forMachineController()).containsEntry("OS_TENANT_NAME", "t");
        assertThat(of("openstack", application, base, Role.ANY).problems()).isEmpty();
        assertThat(of("openstack", application, user, Role.ANY).problems())
                .singleElement()
                .asString()
                .contains("only one of these");
        assertThat(of("openstack", base).problems())
                .singleElement()
                .asString()
                .contains("OS_TENANT_ID or OS_TENANT_NAME", "OS_APPLICATION_CREDENTIAL_SECRET");
    }

    @Test
    void oldPacketNamesAreTakenButNotBesideTheNewOnes() {
        Map<String, String> old = Map.of("PACKET_API_KEY", "a", "PACKET_PROJECT_ID", "b");
        Map<String, String> both = Map.of(
                "PACKET_API_KEY", "a", "PACKET_PROJECT_ID", "b", "METAL_AUTH_TOKEN", "c", "METAL_PROJECT_ID", "d");

        assertThat(of("equinixmetal", old).problems()).isEmpty();
        assertThat(of("equinixmetal", both).problems()).hasSize(1);
    }

    @Test
    void valuesAreRenamedAndChangedForTheMachineController() {
        assertThat(of("gce", Map.of("GOOGLE_CREDENTIALS", "{}")).forMachineController())
                .isEqualTo(Map.of("GOOGLE_SERVICE_ACCOUNT", "e30="));
        assertThat(of("vsphere", Map.of("VSPHERE_SERVER", "vc", "VSPHERE_USER", "u", "VSPHERE_PASSWORD", "p"))
                        .forMachineController())
                .isEqualTo(Map.of("VSPHERE_ADDRESS", "https://vc", "VSPHERE_USERNAME", "u", "VSPHERE_PASSWORD", "p"));
    }

    @Test
    void noTextHoldsAValue() {
        Credentials credentials = of("hetzner", Map.of("HCLOUD_TOKEN", "hunter2"));

        assertThat(credentials.toString()).doesNotContain("hunter2");
        assertThat(new CredentialSources(Map.of("A", "hunter2"), Map.of("B", "hunter2")).toString())
                .doesNotContain("hunter2");
    }

    @Test
    void aFileIsAFlatMappingOfTexts() {
        Findings findings = new Findings();

        assertThat(CredentialsFile.read("HCLOUD_TOKEN: abc\ncloudConfig: |\n  a: b\nPORT: 9440\n", findings))
                .hasValue(Map.of("HCLOUD_TOKEN", "abc", "cloudConfig", "a: b\n", "PORT", "9440"));
        assertThat(findings.problems()).isEmpty();
    }

    @Test
    void aWrongFileIsToldWithoutItsValues() {
        for (String text : new String[] {
            "A: {b: hunter2}\n", "- hunter2\n", "A: 'hunter2\n", "A: hunter2\nA: hunter2\n", "A: hunter2: b\n"
        }) {
            Findings findings = new Findings();
            assertThat(CredentialsFile.read(text, findings)).as(text).isEmpty();
            assertThat(findings.problems()).as(text).isNotEmpty();
            assertThat(findings.problems().toString()).doesNotContain("hunter2");
        }
    }
}
