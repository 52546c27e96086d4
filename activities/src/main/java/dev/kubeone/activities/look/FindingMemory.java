package dev.kubeone.activities.look;

import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.notices.Notices;
import dev.kubeone.activities.sequence.FindingTimes;
import dev.kubeone.model.plan.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers in the cluster what was found and since when, and tells each finding once. */
final class FindingMemory {
    private static final Logger LOG = LoggerFactory.getLogger(FindingMemory.class);

    private final ClusterApi api;
    private final Notices notices;

    FindingMemory(ClusterApi api, Notices notices) {
        this.api = api;
        this.notices = notices;
    }

    /** Writes nothing where nothing changed. */
    void remember(String cluster, List<Finding> findings, long nowMs) {
        var known = new TreeMap<String, String>();
        api.facts().applied().forEach((name, value) -> {
            if (FindingTimes.isKey(name)) {
                known.put(name, value);
            }
        });
        var now = new TreeMap<String, String>();
        findings.forEach(finding -> {
            var key = FindingTimes.key(finding.id());
            now.put(key, known.getOrDefault(key, FindingTimes.untold(nowMs)));
        });
        if (tell(cluster, findings, known, now)) {
            now.replaceAll((key, value) -> FindingTimes.told(value));
        } else {
            // What is over is remembered until somebody has taken that.
            known.forEach(now::putIfAbsent);
        }
        if (!now.equals(known)) {
            api.rememberFindings(now);
        }
    }

    private boolean tell(String cluster, List<Finding> findings, Map<String, String> known, Map<String, String> now) {
        var found = findings.stream()
                .filter(finding -> FindingTimes.isUntold(now.get(FindingTimes.key(finding.id()))))
                .toList();
        var gone = known.keySet().stream()
                .filter(key -> !now.containsKey(key) && !FindingTimes.isUntold(known.get(key)))
                .map(FindingTimes::idOf)
                .toList();
        if (found.isEmpty() && gone.isEmpty()) {
            return true;
        }
        try {
            notices.drift(cluster, found, gone);
            return true;
        } catch (IOException e) {
            LOG.warn(
                    "Nobody was told what was found on {}: {}; it is told again with the next look",
                    cluster,
                    e.getMessage());
            return false;
        }
    }
}
