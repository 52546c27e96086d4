package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.KubeconfigDialogue;
import dev.kubeone.client.dialogue.Screen;
import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.output.OutputFormat;
import dev.kubeone.client.run.Kubeconfigs;
import dev.kubeone.client.server.Purpose;
import dev.kubeone.client.terraform.TerraformSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Fetches the admin kubeconfig. */
@Command(
        name = "kubeconfig",
        description = {
            "Fetches the cluster's admin kubeconfig. It travels encrypted for this process and stands in no history.",
            "Whoever has the file is the cluster's administrator."
        },
        footer = {"", "Example:", "  kubeone-client kubeconfig prod -o prod.kubeconfig"})
final class KubeconfigCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @ArgGroup(multiplicity = "1")
    private Which which;

    @Option(
            names = {"-o", "--output-file"},
            defaultValue = "",
            paramLabel = "FILE",
            description = "Write it here, readable by you alone; default: standard output.")
    private String file;

    @Option(
            names = {"-t", "--tfjson", "--terraform"},
            defaultValue = "",
            paramLabel = "SOURCE",
            description = "With -m: what Terraform made; see plan --help.")
    private String terraform;

    /** By name or by manifest. */
    static final class Which {
        @Parameters(
                index = "0",
                paramLabel = "CLUSTER",
                description = "The cluster's name; its hosts are those of its latest run.")
        private String cluster;

        @Option(
                names = {"-m", "--manifest"},
                paramLabel = "FILE",
                description = "The cluster's manifest, where no run is kept any more.")
        private String manifest;
    }

    @Override
    public Integer call() {
        var directory = root.around().directory();
        var loaded = which.manifest == null
                ? null
                : ManifestFile.load(which.manifest, directory, TerraformSource.read(terraform, root.around()), Map.of())
                        .manifest();
        var name = which.cluster == null ? "" : ClusterName.checked(which.cluster);
        try (var server = root.servers().open(root.flags(), Purpose.WORK)) {
            var manifest = loaded == null ? new Kubeconfigs(server).manifestOf(name) : loaded;
            return new KubeconfigDialogue(new Screen(root.around(), root.ink(), OutputFormat.text))
                    .run(manifest, file, server);
        }
    }
}
