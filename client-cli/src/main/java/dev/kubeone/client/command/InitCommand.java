package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.InitDialogue;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Begins a new cluster's folder. */
@Command(
        name = "init",
        description = {
            "Begins a new cluster: writes its manifest, and with --terraform what makes its hosts.",
            "On a terminal it asks for what is not said. Overwrites nothing; asks no server."
        },
        footer = {"", "Example:", "  kubeone-client init --provider hetzner --cluster-name demo --terraform demo"})
final class InitCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = {
                "Whose hosts they are: aws, azure, digitalocean, gce, hetzner, equinixmetal, openstack,",
                "vsphere, none, or another that a manifest may name."
            })
    private Optional<String> provider;

    @Option(names = "--cluster-name", paramLabel = "NAME", description = "The cluster's name; default demo.")
    private Optional<String> cluster;

    @Option(
            names = "--kubernetes-version",
            paramLabel = "VERSION",
            description = "Version of Kubernetes; default the newest that is known.")
    private Optional<String> version;

    @Option(
            names = "--terraform",
            negatable = true,
            description = "With the Terraform example of the provider, which makes the hosts.")
    private Optional<Boolean> terraform;

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = ".",
            paramLabel = "DIR",
            description = "The folder; default this one.")
    private String folder;

    @Override
    public Integer call() {
        var around = root.around();
        return new InitDialogue(around)
                .run(
                        new InitDialogue.Said(provider, cluster, version, terraform),
                        around.directory().resolve(folder).normalize());
    }
}
