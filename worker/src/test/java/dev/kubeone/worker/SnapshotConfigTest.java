package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.activities.snapshots.S3Options;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotConfigTest {
    private static final Path STATE = Path.of("/state");

    @Test
    void withoutAWordSnapshotsLieInTheStateFolder() {
        assertThat(from(Map.of()).store().place("demo", "a")).isEqualTo("/state/snapshots/demo/a.db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:/backup/etcd", "file:///backup/etcd"})
    void aFolderIsNamedByItsPath(String place) {
        assertThat(from(Map.of("KUBEONE_SNAPSHOTS", place)).store().place("demo", "a"))
                .isEqualTo("/backup/etcd/demo/a.db");
    }

    @ParameterizedTest
    @CsvSource({
        "s3://backups, s3://backups/demo/a.db",
        "s3://backups/, s3://backups/demo/a.db",
        "s3://backups/a//b/, s3://backups/a/b/demo/a.db"
    })
    void aBucketMayHaveAPrefix(String place, String object) {
        assertThat(from(Map.of("KUBEONE_SNAPSHOTS", place)).store().place("demo", "a"))
                .isEqualTo(object);
    }

    @Test
    void awsIsMeantWithoutAnEndpoint() {
        assertThat(from(Map.of("KUBEONE_SNAPSHOTS", "s3://backups/etcd")).s3())
                .contains(new S3Options("backups", "etcd", Optional.empty(), false, ""));
    }

    @Test
    void anotherStoreHasAnEndpointAndPathStyleUnlessToldOtherwise() {
        var environment = Map.of(
                "KUBEONE_SNAPSHOTS", "s3://backups/etcd",
                "KUBEONE_SNAPSHOTS_ENDPOINT", "https://s3.example.com:9000",
                "KUBEONE_SNAPSHOTS_ENCRYPTION", "aws:kms:arn:aws:kms:eu-central-1:1:key/2");
        var endpoint = Optional.of(URI.create("https://s3.example.com:9000"));
        assertThat(from(environment).s3())
                .contains(new S3Options("backups", "etcd", endpoint, true, "aws:kms:arn:aws:kms:eu-central-1:1:key/2"));
    }

    @ParameterizedTest
    @CsvSource({
        "KUBEONE_SNAPSHOTS, etcd",
        "KUBEONE_SNAPSHOTS, file:etcd",
        "KUBEONE_SNAPSHOTS, file://host/etcd",
        "KUBEONE_SNAPSHOTS, s3://",
        "KUBEONE_SNAPSHOTS, s3://Backups",
        "KUBEONE_SNAPSHOTS, https://s3.example.com/backups",
        "KUBEONE_SNAPSHOTS_ENDPOINT, http://s3.example.com",
        "KUBEONE_SNAPSHOTS_ENDPOINT, https://id:secret@s3.example.com",
        "KUBEONE_SNAPSHOTS_ENDPOINT, http://127.0.0.1.example.com",
        "KUBEONE_SNAPSHOTS_PATH_STYLE, yes",
        "KUBEONE_SNAPSHOTS_ENCRYPTION, rot13"
    })
    void whatIsNotUnderstoodIsNamed(String name, String value) {
        var environment = name.equals("KUBEONE_SNAPSHOTS")
                ? Map.of(name, value)
                : Map.of("KUBEONE_SNAPSHOTS", "s3://backups", name, value);
        assertThatThrownBy(() -> from(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + " is \"")
                .hasMessageContaining("but must be")
                .hasMessageNotContaining("secret@");
    }

    @Test
    void settingsOfABucketWithoutOneAreAMistake() {
        assertThatThrownBy(() -> from(Map.of("KUBEONE_SNAPSHOTS_ENDPOINT", "https://s3.example.com")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KUBEONE_SNAPSHOTS does not name a bucket");
    }

    private static SnapshotConfig from(Map<String, String> environment) {
        return SnapshotConfig.from(environment, STATE);
    }
}
