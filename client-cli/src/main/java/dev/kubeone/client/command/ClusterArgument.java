package dev.kubeone.client.command;

import picocli.CommandLine.Parameters;

/** {@code CLUSTER}: which cluster. */
final class ClusterArgument {
    @Parameters(index = "0", paramLabel = "CLUSTER", description = "The cluster's name, as in its manifest.")
    private String cluster;

    String name() {
        return ClusterName.checked(cluster);
    }
}
