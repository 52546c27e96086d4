package dev.kubeone.activities.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;

/** What the JSON means that an etcd member answers with. */
public final class EtcdAnswers {
    private EtcdAnswers() {}

    /** Of {@code /health}. */
    public static boolean healthy(JsonNode health) {
        return health.path("health").asText().equals("true");
    }

    /** Of {@code /v3/cluster/member/list}: members that have started and have a vote. */
    public static int voting(JsonNode list) {
        var voting = 0;
        for (var member : list.path("members")) {
            if (!member.path("isLearner").asBoolean()
                    && !member.path("name").asText().isEmpty()) {
                voting++;
            }
        }
        return voting;
    }
}
