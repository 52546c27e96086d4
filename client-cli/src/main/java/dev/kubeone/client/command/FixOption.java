package dev.kubeone.client.command;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.plan.DriftKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** {@code --fix}: which kinds of drift are brought back. */
final class FixOption {
    private static final String ALL = "all";
    private static final String NONE = "none";

    @Option(
            names = "--fix",
            defaultValue = "",
            paramLabel = "KINDS",
            description = {
                "What to bring back, separated by commas: os, repositories, containerd, packages, files, labels,",
                "addons; or all, or none. The rest is only reported."
            })
    private String kinds;

    /** @throws OperatorException of kind USAGE for a word that is none of them */
    Set<DriftKind> kinds(String otherwise) {
        var text = kinds.isEmpty() ? otherwise : kinds;
        if (text.equals(NONE)) {
            return Set.of();
        }
        var found = EnumSet.noneOf(DriftKind.class);
        if (text.equals(ALL)) {
            Arrays.stream(DriftKind.values()).filter(DriftKind::fixable).forEach(found::add);
            return found;
        }
        for (var word : text.split(",")) {
            found.add(DriftKind.of(word.strip()).filter(DriftKind::fixable).orElseThrow(() -> unknown(word)));
        }
        return found;
    }

    private static OperatorException unknown(String word) {
        return new OperatorException(
                FailureKind.USAGE,
                "read --fix",
                "",
                "\"" + word + "\" is nothing that can be brought back by itself",
                "name some of " + DriftKind.fixableNames() + "; or all, or none");
    }
}
