package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.Screen;
import dev.kubeone.client.output.OutputFormat;
import picocli.CommandLine.Option;

/** {@code -o}: how the answer is written. */
final class OutputOption {
    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "Answer as ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private OutputFormat format;

    Screen screen(RootCommand root) {
        return new Screen(root.around(), root.ink(), format);
    }
}
