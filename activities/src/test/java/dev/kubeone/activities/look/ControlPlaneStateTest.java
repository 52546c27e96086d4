package dev.kubeone.activities.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.facts.SafetyFacts.ApiUse;
import dev.kubeone.model.facts.SafetyFacts.EtcdFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlPlaneStateTest {
    @Test
    void aHealthyMemberWithAnAlarmAndADeprecatedApi() {
        var state = new ControlPlaneState("cp-1", """
                health={"health":"true","reason":""}
                members={"header":{},"members":[{"ID":"1","name":"cp-1"},{"ID":"2","name":"cp-2"},{"ID":"3","name":"","isLearner":true}]}
                status={"version":"3.6.5","dbSize":"2297856","leader":"1"}
                alarms={"alarms":[{"memberID":"1","alarm":"NOSPACE"},{"memberID":"2","alarm":"NOSPACE"}]}
                deprecated=group="flowcontrol.apiserver.k8s.io",removed_release="1.32",resource="flowschemas",subresource="",version="v1beta3"} 1
                deprecated=group="",removed_release="",resource="endpoints",subresource="",version="v1"} 1
                """);

        assertThat(state.etcd()).isEqualTo(new EtcdFacts("cp-1", "", 2, 2297856, List.of("NOSPACE")));
        assertThat(state.deprecatedApis())
                .containsExactly(new ApiUse("flowcontrol.apiserver.k8s.io/v1beta3", "flowschemas", "1.32", "cp-1"));
    }

    @Test
    void silenceAndRubbishAreAProblemOfTheMember() {
        assertThat(new ControlPlaneState("cp-1", "health=\nmembers=\n").etcd().problem())
                .isEqualTo("etcd does not answer");
        assertThat(new ControlPlaneState("cp-1", "health=<html>\n").etcd().problem())
                .isEqualTo("etcd does not answer");
        assertThat(new ControlPlaneState("cp-1", "health={\"health\":\"false\",\"reason\":\"RAFT NO LEADER\"}")
                        .etcd()
                        .problem())
                .isEqualTo("RAFT NO LEADER");
    }
}
