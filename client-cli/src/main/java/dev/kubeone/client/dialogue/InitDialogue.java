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
import java.util.function.Function;

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
        var providers = String.join(", ", CloudProvider.NAMES);
        var provider =
                said.provider().orElseGet(() -> right("Provider (" + providers + ")", "none", InitDialogue::provider));
        var cluster =
                said.cluster().orElseGet(() -> right("Name of the cluster", CLUSTER, name -> with(name, newest())));
        var version = said.version()
                .orElseGet(() -> right("Version of Kubernetes", newest(), text -> with(CLUSTER, plain(text))));
        var terraform = said.terraform()
                .orElseGet(() -> Scaffold.offersTerraform(provider)
                        && right("Make the hosts with Terraform (yes, no)", "no", InitDialogue::yesOrNo)
                                .equals("yes"));
        return new Wish(provider, cluster, plain(version), terraform);
    }

    private static List<String> provider(String name) {
        return Scaffold.problems(new Wish(name, CLUSTER, newest(), false));
    }

    private static List<String> with(String cluster, String version) {
        return Scaffold.problems(new Wish("none", cluster, version, false));
    }

    private static List<String> yesOrNo(String answer) {
        return List.of("yes", "no").contains(answer) ? List.of() : List.of("answer yes or no");
    }

    /** Asks until the answer is right. The end of input takes the default. */
    private String right(String question, String byDefault, Function<String, List<String>> problems) {
        for (var given = answer(question, byDefault); ; given = answer(question, byDefault)) {
            var wrong = problems.apply(given.orElse(byDefault));
            if (wrong.isEmpty() || given.isEmpty()) {
                return given.orElse(byDefault);
            }
            around.err().println(String.join("; ", wrong));
        }
    }

    /** What was typed, the default for an empty line, or nothing at the end of input. */
    private Optional<String> answer(String question, String byDefault) {
        around.err().print(question + " [" + byDefault + "]: ");
        around.err().flush();
        try {
            var line = around.in().readLine();
            return Optional.ofNullable(line).map(text -> text.isBlank() ? byDefault : text.strip());
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
