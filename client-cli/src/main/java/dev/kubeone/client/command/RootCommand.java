package dev.kubeone.client.command;

import dev.kubeone.client.console.Ink;
import dev.kubeone.client.console.Surroundings;
import dev.kubeone.client.server.ServerAccess;
import dev.kubeone.client.server.ServerFlags;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself: what every command shares. */
@Command(
        name = RootCommand.NAME,
        versionProvider = ProductVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Installs and keeps highly available Kubernetes clusters over SSH, as durable Temporal workflows.",
        footer = {
            "",
            "First steps:",
            "  kubeone-client validate -m kubeone.yaml",
            "  kubeone-client start-install -m kubeone.yaml",
            "",
            "Exit codes: 0 done or nothing to do, 2 usage, 10-18 failures by kind, 20 done in part,",
            "21 refused by a guard, 22 held by another run, 23 waits for a decision, 24 cancelled,",
            "25 drift, or manifests differ, 130 detached by Ctrl-C (the run goes on), 1 unforeseen."
        },
        subcommands = {
            ApplyCommand.class,
            StartInstallCommand.class,
            StartUpgradeCommand.class,
            StartResetCommand.class,
            ReconcileCommand.class,
            DriftCommand.class,
            ScheduleCommand.class,
            PlanCommand.class,
            RehearseCommand.class,
            StatusCommand.class,
            WatchCommand.class,
            KubeconfigCommand.class,
            ApproveCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            RetryCommand.class,
            SkipCommand.class,
            ForceCommand.class,
            SetCommand.class,
            CancelCommand.class,
            ListCommand.class,
            HistoryCommand.class,
            InitCommand.class,
            ValidateCommand.class,
            ConfigCommand.class,
            VersionCommand.class,
            CompletionCommand.class,
            LocalCommand.class
        })
public final class RootCommand implements Runnable {
    /** How the program is called. */
    public static final String NAME = "kubeone-client";

    private final Surroundings around;
    private final ServerAccess servers;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // its annotation does the work
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // its annotation does the work
    private boolean version;

    @Option(
            names = "--address",
            scope = ScopeType.INHERIT,
            defaultValue = "",
            paramLabel = "HOST:PORT",
            description = "Temporal server; else TEMPORAL_ADDRESS, temporal.toml, or the local mode.")
    private String address;

    @Option(
            names = "--namespace",
            scope = ScopeType.INHERIT,
            defaultValue = "",
            paramLabel = "NAME",
            description = "Temporal namespace; else TEMPORAL_NAMESPACE, or \"default\".")
    private String namespace;

    @Option(
            names = "--profile",
            scope = ScopeType.INHERIT,
            defaultValue = "",
            paramLabel = "NAME",
            description = "Profile of temporal.toml; else TEMPORAL_PROFILE.")
    private String profile;

    @Option(
            names = "--no-color",
            scope = ScopeType.INHERIT,
            description = "No colours; NO_COLOR in the environment does the same.")
    private boolean noColor;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Stack traces, and what libraries log, on standard error.")
    private boolean debug;

    public RootCommand(Surroundings around, ServerAccess servers) {
        this.around = around;
        this.servers = servers;
    }

    @Override
    public void run() {
        spec.commandLine().usage(around.err());
        throw new ParameterException(spec.commandLine(), "a command is needed");
    }

    Surroundings around() {
        return around;
    }

    ServerAccess servers() {
        return servers;
    }

    ServerFlags flags() {
        return new ServerFlags(address, namespace, profile);
    }

    Ink ink() {
        return Ink.of(around, noColor);
    }

    boolean debug() {
        return debug;
    }
}
