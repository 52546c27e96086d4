package dev.kubeone.client.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.model.beside.FileRefusedException;
import dev.kubeone.model.manifest.beside.NamedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFilesTest {
    private static final String LEAST = """
            apiVersion: kubeone.k8c.io/v1beta2
            kind: KubeOneCluster
            name: demo
            versions: {kubernetes: 1.34.4}
            cloudProvider: {none: {}}
            clusterNetwork: {cni: {external: {}}}
            controlPlane: {hosts: [{publicAddress: 203.0.113.11}]}
            """;
    private static final String POLICY = "{apiVersion: audit.k8s.io/v1, kind: Policy, rules: [{level: None}]}\n";

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void refused(String path, String... words) {
        var files = new FolderFiles(folder.resolve("in"));
        assertThatThrownBy(() -> files.read(path, 10))
                .isInstanceOf(FileRefusedException.class)
                .message()
                .contains(words);
    }

    @Test
    void pathsStartAtTheFolderOfTheManifest() throws IOException {
        write("in/sub/a", "here");
        write("next/a", "there");
        var files = new FolderFiles(folder.resolve("in"));

        assertThat(text(files, "sub/a")).isEqualTo("here");
        assertThat(text(files, "./sub/../sub/a")).isEqualTo("here");
        assertThat(text(files, "../next/a")).isEqualTo("there");
        assertThat(text(files, folder.resolve("next/a").toString())).isEqualTo("there");
    }

    private static String text(FolderFiles files, String path) {
        return new String(files.read(path, 10).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void whatCannotBeTakenAlongIsSaidOnceAndClearly() throws IOException {
        write("in/large", "12345678901");
        write("secret", "x");
        Files.createSymbolicLink(folder.resolve("in/link"), folder.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("in/dangling"), folder.resolve("in/gone"));

        refused("nowhere", "does not exist");
        refused("dangling", "does not exist");
        refused(".", "is a folder");
        refused("/dev/null", "is not a regular file");
        refused("large", "has 11 bytes, 10 are allowed");
        refused(
                "link",
                "leads out of the manifest's folder",
                folder.resolve("secret").toString());
    }

    @Test
    void aLinkWithinTheFolderIsFollowed() throws IOException {
        write("in/real", "real");
        Files.createSymbolicLink(folder.resolve("in/link"), Path.of("real"));

        assertThat(text(new FolderFiles(folder.resolve("in")), "link")).isEqualTo("real");
    }

    @Test
    void everythingThatAManifestNamesTravelsWithIt() throws IOException {
        write("in/addons/cni.yaml", "kind: DaemonSet\n");
        write("in/audit.yaml", POLICY);
        write("in/values.yaml", "a: 1\n");
        write("in/kubeone.yaml", LEAST + """
                addons: {path: addons}
                features: {staticAuditLog: {enable: true, config: {policyFilePath: ./audit.yaml}}}
                helmReleases:
                  - {chart: c, repoURL: "https://charts.example.com", namespace: n, values: [{valuesFile: values.yaml}]}
                  - {chart: d, repoURL: "https://charts.example.com", namespace: n, values: [{valuesFile: values.yaml}]}
                """);

        var loaded = ManifestFile.load("in/kubeone.yaml", folder);

        assertThat(loaded.files().sha256()).hasSize(64);
        assertThat(loaded.files().named().fields())
                .containsOnlyKeys(NamedFile.AUDIT_POLICY, NamedFile.helmValues(0, 0), NamedFile.helmValues(1, 0));
        assertThat(loaded.files().named().contents()).hasSize(2);
        assertThat(loaded.files().named().text(NamedFile.AUDIT_POLICY)).contains(POLICY);
    }

    @Test
    void allThatIsWrongWithFilesIsToldAtOnceWithItsLine() throws IOException {
        write("in/kubeone.yaml", LEAST + """
                addons: {path: nowhere}
                features: {staticAuditLog: {enable: true, config: {policyFilePath: ./audit.yaml}}}
                """);

        assertThatThrownBy(() -> ManifestFile.load("in/kubeone.yaml", folder))
                .isInstanceOf(ManifestRefusedException.class)
                .hasMessageContainingAll(
                        "in/kubeone.yaml:8:16: addons.path: nowhere cannot be packed: there is no such folder",
                        "in/kubeone.yaml:9:68: " + NamedFile.AUDIT_POLICY + ": ./audit.yaml does not exist",
                        "2 problems");
    }

    @Test
    void aSecretAmongTheAddonsIsNamedBecauseHistoriesKeepIt() throws IOException {
        write("in/addons/db/password.yaml", "kind: ConfigMap\n---\napiVersion: v1\nkind: Secret # of the shop\n");
        write("in/addons/flow.yaml", "{apiVersion: v1, kind: Secret, metadata: {name: a}}\n");
        write("in/addons/class.yaml", "kind: SecretProviderClass\nsecretKind: x\n");

        assertThat(new FolderFiles(folder.resolve("in")).folder("addons"))
                .containsExactly("db/password.yaml", "flow.yaml");
    }

    @Test
    void filesThatFitOneByOneMayBeTooLargeTogether() throws IOException {
        var random = new Random(1);
        var releases = new StringBuilder("helmReleases:\n");
        for (var n = 0; n < 7; n++) {
            var noise = random.ints(200_000, 33, 127)
                    .mapToObj(Character::toString)
                    .map(c -> c.equals("'") ? "\"" : c)
                    .collect(Collectors.joining());
            write("in/v" + n + ".yaml", "a: '" + String.join("'\nb" + n + ": '", halves(noise)) + "'\n");
            releases.append("  - {chart: c" + n + ", repoURL: 'https://charts.example.com', namespace: n, values:"
                    + " [{valuesFile: v" + n + ".yaml}]}\n");
        }
        write("in/kubeone.yaml", LEAST + releases);

        assertThatThrownBy(() -> ManifestFile.load("in/kubeone.yaml", folder))
                .hasMessageContaining("1000000 fit")
                .hasMessageContaining("helmReleases[");
    }

    // A line of more than 100,000 characters is no YAML of ours.
    private static java.util.List<String> halves(String text) {
        return java.util.List.of(
                text.substring(0, 60_000),
                text.substring(60_000, 120_000).replaceAll("^", "x"),
                text.substring(120_000, 190_000));
    }

    @Test
    void aSecretBesideTheManifestIsSealedAndNowherePlain() throws IOException {
        write("in/enc.yaml", "key: marker-of-a-key\n");
        write(
                "in/kubeone.yaml",
                LEAST
                        + "features: {encryptionProviders: {enable: true, customEncryptionConfiguration: beside:enc.yaml}}\n");

        var loaded = ManifestFile.load("in/kubeone.yaml", folder);

        assertThat(loaded.secrets().none()).isFalse();
        assertThat(loaded.toString()).doesNotContain("marker-of-a-key");
    }
}
