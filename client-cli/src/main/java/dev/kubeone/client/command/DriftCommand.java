package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.PlanDialogue;
import dev.kubeone.client.run.Kubeconfigs;
import dev.kubeone.client.server.Purpose;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.messages.RunRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Tells how a cluster differs from its manifest. */
@Command(
        name = "drift",
        description = {
            "Tells how a running cluster differs from its manifest: what is, what should be, since when, what a",
            "fix would do. Changes nothing and holds nothing. Exit code 25 if there is drift."
        },
        footer = {"", "Example:", "  kubeone-client drift prod -o json"})
final class DriftCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "",
            paramLabel = "CLUSTER",
            description = "The cluster's name: the manifest is that of its latest run. Without it, that of -m.")
    private String cluster;

    @Mixin
    private ManifestOption manifest;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() {
        var name = cluster.isEmpty() ? "" : ClusterName.checked(cluster);
        var file = name.isEmpty() ? manifest.load(root.around()) : null;
        try (var server = root.servers().open(root.flags(), Purpose.WORK)) {
            var who = root.around().who();
            RunRequest request;
            if (file == null) {
                var latest = new Kubeconfigs(server).requestOf(name);
                request = new RunRequest(latest.manifest(), latest.files(), false, true, who);
            } else {
                var sealed = manifest.sealed(file, server, root.around());
                request = new RunRequest(sealed.manifest(), sealed.files(), false, true, who);
            }
            return new PlanDialogue(RunKind.RECONCILE, output.screen(root)).run(request, server);
        }
    }
}
