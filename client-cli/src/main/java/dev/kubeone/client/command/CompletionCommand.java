package dev.kubeone.client.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes a script that completes this program's words. */
@Command(
        name = "completion",
        description = "Writes a script that completes commands and options.",
        footer = {
            "",
            "Examples:",
            "  source <(kubeone-client completion bash)",
            "  kubeone-client completion fish > ~/.config/fish/completions/kubeone-client.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    /** Shells that are known. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Override
    public Integer call() {
        root.around().out().println(script());
        return 0;
    }

    private String script() {
        var program = spec.root().commandLine();
        return switch (shell) {
            case bash -> AutoComplete.bash(RootCommand.NAME, program);
            // The generated script loads zsh's own layer for bash completions.
            case zsh -> "#compdef " + RootCommand.NAME + "\n" + AutoComplete.bash(RootCommand.NAME, program);
            case fish -> FishCompletion.script(program);
        };
    }
}
