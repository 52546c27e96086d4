package dev.kubeone.client.dialogue;

import dev.kubeone.client.console.Surroundings;
import dev.kubeone.client.scaffold.Scaffold;
import dev.kubeone.client.scaffold.Wish;
import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.CloudProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Begins a new cluster's folder; asks for what was not said where somebody can be asked. */
public final class InitDialogue {
    private static final String CLUSTER = "demo";

    private final Surroundings around;

    public InitDialogue(Surroundings around) {
        this.around = around;
    }

    /** What was said on the command line. */
    public record Said(
            Optional<String> provider,
            Optional<String> cluster,
            Optional<String> version,
            Optional<Boolean> terraform) {}

    public int run(Said said, Path folder) {
        var wish = around.inputIsTerminal() ? asked(said) : taken(said);
        var problems = Scaffold.problems(wish);
        if (!problems.isEmpty()) {
            throw refused(String.join("; ", problems), "correct it and try again; nothing was written");
        }
        var files = Scaffold.files(wish);
        Scaffold.write(folder, files);
        files.keySet().forEach(name -> around.out().println("wrote " + folder.resolve(name)));
        next(wish, folder).forEach(around.out()::println);
        return 0;
    }

    private static Wish taken(Said said) {
        return new Wish(
                said.provider()
                        .orElseThrow(() -> refused(
                                "--provider is missing, and there is nobody to ask",
                                "name one of " + String.join(", ", CloudProvider.NAMES))),
                said.cluster().orElse(CLUSTER),
                plain(said.version().orElseGet(InitDialogue::newest)),
                said.terraform().orElse(false));
    }

    private Wish asked(Said said) {
        var provider = said.provider()
                .orElseGet(() -> answer("Provider (" + String.join(", ", CloudProvider.NAMES) + ")", "none"));
        var cluster = said.cluster().orElseGet(() -> answer("Name of the cluster", CLUSTER));
        var version = said.version().orElseGet(() -> answer("Version of Kubernetes", newest()));
        var terraform = said.terraform()
                .orElseGet(() -> Scaffold.offersTerraform(provider)
                        && answer("Make the hosts with Terraform (yes, no)", "no")
                                .equals("yes"));
        return new Wish(provider, cluster, plain(version), terraform);
    }

    /** The end of input takes what would be taken for an empty line: what is wrong with it is said later. */
    private String answer(String question, String byDefault) {
        around.err().print(question + " [" + byDefault + "]: ");
        around.err().flush();
        try {
            var line = around.in().readLine();
            return line == null || line.isBlank() ? byDefault : line.strip();
        } catch (IOException cause) {
            throw new UncheckedIOException("standard input cannot be read", cause);
        }
    }

    private static List<String> next(Wish wish, Path folder) {
        var place = "  cd " + folder;
        var network = "  put the manifests of your pod network into addons/";
        return wish.terraform()
                ? List.of(
                        "",
                        "Next:",
                        place,
                        network,
                        "  look at variables.tf and give what it asks for in terraform.tfvars; README.md names the credentials",
                        "  terraform init && terraform apply",
                        "  kubeone-client plan -t .")
                : List.of(
                        "",
                        "Next:",
                        place,
                        network,
                        "  put your own addresses into kubeone.yaml",
                        "  kubeone-client validate && kubeone-client plan");
    }

    private static String newest() {
        var releases = KubernetesReleases.bundled().releases();
        return releases.get(releases.size() - 1).newest();
    }

    private static String plain(String version) {
        return version.startsWith("v") ? version.substring(1) : version;
    }

    private static OperatorException refused(String why, String next) {
        return new OperatorException(FailureKind.USAGE, "begin a new cluster", "", why, next);
    }
}
