package dev.kubeone.client.command;

import dev.kubeone.client.console.Surroundings;
import dev.kubeone.model.failure.FailureKind;
import java.util.List;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line, in two lines. */
final class UsageReport implements IParameterExceptionHandler {
    private final Surroundings around;

    UsageReport(Surroundings around) {
        this.around = around;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        var err = around.err();
        err.println("error: " + problem.getMessage());
        var command = problem.getCommandLine();
        var suggestions = problem instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.<String>of();
        if (!suggestions.isEmpty()) {
            err.println("Did you mean: " + String.join(", ", suggestions) + "?");
        }
        err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return FailureKind.USAGE.exitCode();
    }
}
