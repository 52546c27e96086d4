package dev.kubeone.activities.look;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubeone.activities.kubernetes.EtcdAnswers;
import dev.kubeone.model.facts.SafetyFacts.ApiUse;
import dev.kubeone.model.facts.SafetyFacts.EtcdFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Reads what {@code control-plane-state.sh} prints about one host. */
final class ControlPlaneState {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final String host;
    private final Map<String, String> values = new TreeMap<>();
    private final List<ApiUse> deprecated = new ArrayList<>();

    ControlPlaneState(String host, String output) {
        this.host = host;
        output.lines().forEach(line -> {
            if (line.startsWith("deprecated=")) {
                deprecated(line);
            } else if (line.contains("=")) {
                values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        });
    }

    /** Those that a release is named for that no longer has them. */
    List<ApiUse> deprecatedApis() {
        return List.copyOf(deprecated);
    }

    EtcdFacts etcd() {
        var health = parse("health");
        if (!EtcdAnswers.healthy(health)) {
            var reason = health.path("reason").asText();
            return new EtcdFacts(host, reason.isEmpty() ? "etcd does not answer" : reason, 0, 0, List.of());
        }
        var alarms = StreamSupport.stream(parse("alarms").path("alarms").spliterator(), false)
                .map(alarm -> alarm.path("alarm").asText())
                .filter(alarm -> !alarm.isEmpty() && !alarm.equals("NONE"))
                .distinct()
                .sorted()
                .toList();
        return new EtcdFacts(
                host,
                "",
                EtcdAnswers.voting(parse("members")),
                parse("status").path("dbSize").asLong(),
                alarms);
    }

    private void deprecated(String line) {
        var labels = new TreeMap<String, String>();
        var matcher = LABEL.matcher(line);
        while (matcher.find()) {
            labels.put(matcher.group(1), matcher.group(2));
        }
        var removed = labels.getOrDefault("removed_release", "");
        if (!removed.isEmpty()) {
            var group = labels.getOrDefault("group", "");
            var resource = Arrays.asList(labels.getOrDefault("resource", ""), labels.getOrDefault("subresource", ""));
            deprecated.add(new ApiUse(
                    (group.isEmpty() ? "" : group + "/") + labels.getOrDefault("version", ""),
                    String.join("/", resource).replaceFirst("/$", ""),
                    removed,
                    host));
        }
    }

    private JsonNode parse(String key) {
        try {
            return JSON.readTree(values.getOrDefault(key, "{}"));
        } catch (JsonProcessingException e) {
            // What is no answer is read as none, which is reported as a problem of the member.
            return JSON.createObjectNode();
        }
    }
}
