package dev.kubeone.client.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completions for the fish shell, derived from the same model as parsing and help. */
final class FishCompletion {
    private static final String COMPLETE = "complete -c " + RootCommand.NAME;

    private FishCompletion() {}

    static String script(CommandLine program) {
        var lines = new ArrayList<String>();
        lines.add("# fish completion for " + RootCommand.NAME);
        lines.add(COMPLETE + " -f");
        program.getSubcommands().forEach((name, command) -> {
            lines.add(COMPLETE + " -n __fish_use_subcommand -a " + name + " -d " + quoted(about(command)));
            lines.addAll(command(name, command));
        });
        return String.join("\n", lines);
    }

    private static List<String> command(String name, CommandLine command) {
        var seen = "'__fish_seen_subcommand_from " + name + "'";
        var lines = new ArrayList<String>();
        command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> lines.add(COMPLETE + " -n " + seen + option(option)));
        command.getSubcommands()
                .forEach((inner, spec) ->
                        lines.add(COMPLETE + " -n " + seen + " -a " + inner + " -d " + quoted(about(spec))));
        command.getCommandSpec().positionalParameters().forEach(parameter -> {
            if (parameter.completionCandidates() != null) {
                lines.add(
                        COMPLETE + " -n " + seen + " -a " + quoted(String.join(" ", parameter.completionCandidates())));
            }
        });
        return lines;
    }

    private static String option(OptionSpec option) {
        var text = new StringBuilder();
        for (var name : option.names()) {
            text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            text.append(" -r");
            if (option.completionCandidates() != null) {
                text.append(" -a ").append(quoted(String.join(" ", option.completionCandidates())));
            } else if (option.paramLabel().equals("FILE")) {
                text.append(" -F");
            }
        }
        var description = option.description();
        return text + (description.length == 0 ? "" : " -d " + quoted(description[0]));
    }

    private static String about(CommandLine command) {
        var description = command.getCommandSpec().usageMessage().description();
        return description.length == 0 ? "" : description[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
