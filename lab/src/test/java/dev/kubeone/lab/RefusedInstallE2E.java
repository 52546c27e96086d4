package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong before anything may run has its own exit code and says what to do; nothing is changed. */
@OnLabHosts
class RefusedInstallE2E {
    private static final int ACCESS_REFUSED = 13;
    private static final int UNREACHABLE = 14;
    private static final int REFUSED_BY_GUARD = 21;

    private static LabCluster cluster;

    @TempDir
    Path folder;

    @BeforeAll
    static void hosts() {
        cluster = new LabCluster(1, 1, Map.of());
    }

    @AfterAll
    static void remove() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void aKeyThatTheHostDoesNotKnow() {
        var key = folder.resolve("other-key").toString();
        Program.run(Map.of(), "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key)
                .mustSucceed();

        expect(
                ACCESS_REFUSED,
                "wrong-key",
                text -> text.replaceAll("sshPrivateKeyFile: .*", "sshPrivateKeyFile: " + key),
                "e2e-");
    }

    @Test
    void anAddressWithoutAHost() {
        expect(
                UNREACHABLE,
                "unreachable",
                text -> text.replaceFirst("(publicAddress: \\d+\\.\\d+\\.\\d+)\\.62", "$1.250"),
                "172.");
    }

    @Test
    void aHostWithAnotherKeyThanPinned() {
        expect(
                ACCESS_REFUSED,
                "wrong-host-key",
                text -> text.replaceAll(
                        "sshHostPublicKey: .*",
                        "sshHostPublicKey: ssh-ed25519"
                                + " AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g"),
                "was expected (pinned)");
    }

    @Test
    void aUserWithoutSudo() {
        for (var host :
                new String[] {cluster.hosts().controlPlane(1), cluster.hosts().worker(1)}) {
            cluster.hosts()
                    .onHost(
                            host,
                            "id plain 2>/dev/null || useradd -m -s /bin/bash plain; install -d -m 700 -o plain"
                                    + " /home/plain/.ssh; install -m 600 -o plain /home/op/.ssh/authorized_keys"
                                    + " /home/plain/.ssh/");
        }

        expect(ACCESS_REFUSED, "no-sudo", text -> text.replace("sshUsername: op", "sshUsername: plain"), "sudo");
    }

    @Test
    void aFullDisk() {
        var worker = cluster.hosts().worker(1);
        cluster.hosts().lab("disk", "fill", worker);
        try {
            expect(REFUSED_BY_GUARD, "full-disk", text -> text, "/var");
        } finally {
            cluster.hosts().lab("disk", "free", worker);
        }
    }

    @Test
    void thePortOfTheApiServerIsTaken() {
        var host = cluster.hosts().controlPlane(1);
        cluster.hosts().onHost(host, "systemd-run -q --unit taken socat TCP-LISTEN:6443,fork,reuseaddr PIPE");
        try {
            expect(REFUSED_BY_GUARD, "port-taken", text -> text, "6443");
        } finally {
            cluster.hosts().onHost(host, "systemctl stop taken");
        }
    }

    private static void expect(int code, String name, UnaryOperator<String> change, String said) {
        var original = cluster.hosts().manifest(name);
        var changed = change.apply(original);

        var ended = cluster.install(cluster.write(name, changed));

        assertThat(ended.code()).as(ended.output()).isEqualTo(code);
        assertThat(ended.output()).contains(said);
        assertThat(cluster.hosts()
                        .tryOnHost(cluster.hosts().controlPlane(1), "command -v kubeadm")
                        .code())
                .as("nothing was installed")
                .isNotZero();
    }
}
