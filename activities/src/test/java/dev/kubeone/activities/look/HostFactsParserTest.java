package dev.kubeone.activities.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HostFactsParserTest {
    @Test
    void readsWhatTheScriptPrints() {
        var facts = HostFactsParser.parse("cp-1", """
                clock.ms=5000
                os.id=debian
                machine.cpus=2
                machine.memoryMb=4000
                machine.root=true
                machine.listening=6443
                machine.listening=10250
                sysctl.net.ipv4.ip_forward=1
                software.held=kubelet
                cluster.server=https://192.0.2.10:6443
                file./etc/a=b=c
                unreachable=https://example.com
                """, 5000, 5100);
        assertThat(facts.machine().listeningPorts()).containsExactly(6443, 10250);
        assertThat(facts.machine().sysctl()).containsEntry("net.ipv4.ip_forward", "1");
        assertThat(facts.files()).containsEntry("/etc/a", "b=c");
        assertThat(facts.unreachableSources()).containsExactly("https://example.com");
        assertThat(facts.machine().root()).isTrue();
        assertThat(facts.machine().swap()).isFalse();
    }

    @Test
    void componentsOfAControlPlane() {
        var components = HostFactsParser.parse("h", """
                clock.ms=5050
                component.kube-apiserver=1.33.13
                component.etcd=3.5.24-0
                upgrade.unfinished=1.34.4
                certificates.hold=3600
                apiserver.flag.audit-log-path=/var/log/a=b.log
                apiserver.encryption=made
                """, 5000, 5100).components();
        assertThat(components.version("kube-apiserver")).isEqualTo("1.33.13");
        assertThat(components.version("kube-scheduler")).isEmpty();
        assertThat(components.allAt("1.33.13")).isFalse();
        assertThat(components.unfinished()).isEqualTo("1.34.4");
        assertThat(components.certificatesHoldSeconds()).isEqualTo(3600);
        assertThat(components.apiServerFlags()).containsExactly(Map.entry("audit-log-path", "/var/log/a=b.log"));
        assertThat(components.encryption()).isEqualTo("made");
    }

    @Test
    void clockWithinTheTimeOfTheCallIsNoSkew() {
        assertThat(skew(5050)).isZero();
        assertThat(skew(4000)).isEqualTo(-1000);
        assertThat(skew(9100)).isEqualTo(4000);
    }

    private static long skew(long hostClock) {
        return HostFactsParser.parse("h", "clock.ms=" + hostClock + "\n", 5000, 5100)
                .machine()
                .clockSkewMs();
    }
}
