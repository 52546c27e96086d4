package dev.kubeone.client.run;

import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.messages.RunRequest;
import java.util.List;
import java.util.stream.Collectors;

/** What the Web UI's list and header say about a run. */
final class RunSummary {
    // The server refuses summaries above 200 bytes; a cluster's name is at most 63.
    private static final int LONGEST_NAME = 63;

    private RunSummary() {}

    /** "Install prod 1.34.4 on 3 control planes, 1 worker". */
    static String line(RunKind kind, RunRequest request) {
        var manifest = request.manifest();
        var name = manifest.name();
        var shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return verb(kind, request) + shown + (kind == RunKind.UPGRADE ? " to " : " ")
                + manifest.versions().kubernetes() + " on "
                + count(manifest.controlPlane().hosts().size(), "control plane") + ", "
                + count(manifest.staticWorkers().hosts().size(), "worker");
    }

    private static String verb(RunKind kind, RunRequest request) {
        if (request.planOnly()) {
            return switch (kind) {
                case UPGRADE -> "Plan to upgrade ";
                case RESET -> "Plan to reset ";
                case RECONCILE -> "Look for drift of ";
                case APPLY -> "Plan what is needed of ";
                default -> "Plan ";
            };
        }
        return switch (kind) {
            case UPGRADE -> "Upgrade ";
            case RESET -> "Reset ";
            case RECONCILE -> "Reconcile ";
            case APPLY -> "Apply the manifest of ";
            default -> "Install ";
        };
    }

    static String details(RunRequest request) {
        var manifest = request.manifest();
        return "- Requested by " + request.requestedBy() + "\n"
                + "- Control planes: " + names(manifest.controlPlane().hosts()) + "\n"
                + "- Workers: " + names(manifest.staticWorkers().hosts()) + "\n"
                + "- API endpoint: `" + manifest.controlPlaneEndpoint() + "`";
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String names(List<HostConfig> hosts) {
        return hosts.isEmpty()
                ? "none"
                : hosts.stream().limit(100).map(HostConfig::displayName).collect(Collectors.joining(", "));
    }
}
