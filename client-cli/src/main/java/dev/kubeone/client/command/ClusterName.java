package dev.kubeone.client.command;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;

/** Keeps what can be no cluster's name away from the server. */
final class ClusterName {
    private ClusterName() {}

    static String checked(String name) {
        if (name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,252}")) {
            return name;
        }
        throw new OperatorException(
                FailureKind.USAGE,
                "find the cluster",
                "",
                "\"" + name + "\" is not a cluster's name",
                "see which there are: kubeone-client list");
    }
}
