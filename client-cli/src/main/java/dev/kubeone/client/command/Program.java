package dev.kubeone.client.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubeone.client.console.Surroundings;
import dev.kubeone.client.server.ServerAccess;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Runs one command line and gives its exit code. */
public final class Program {
    private Program() {}

    public static int run(String[] arguments, Surroundings around, ServerAccess servers) {
        var line = line(around, servers);
        return line.execute(arguments);
    }

    static CommandLine line(Surroundings around, ServerAccess servers) {
        var root = new RootCommand(around, servers);
        var line = new CommandLine(root);
        line.setOut(new PrintWriter(around.out(), true, UTF_8));
        line.setErr(new PrintWriter(around.err(), true, UTF_8));
        line.setUsageHelpWidth(100);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(new FailureReport(root));
        line.setParameterExceptionHandler(new UsageReport(around));
        return line;
    }
}
