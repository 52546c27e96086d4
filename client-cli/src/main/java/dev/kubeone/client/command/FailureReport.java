package dev.kubeone.client.command;

import dev.kubeone.client.manifest.ManifestRefusedException;
import dev.kubeone.client.server.Connections;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import io.grpc.StatusRuntimeException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells an operator why a command failed: one sentence, and a stack trace only where it was asked for. */
final class FailureReport implements IExecutionExceptionHandler {
    private final RootCommand root;

    FailureReport(RootCommand root) {
        this.root = root;
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
        if (problem instanceof ParameterException usage) {
            return new UsageReport(root.around()).handleParseException(usage, new String[0]);
        }
        if (root.debug()) {
            problem.printStackTrace(root.around().err());
        }
        if (problem instanceof ManifestRefusedException refused) {
            return tell(refused.getMessage(), FailureKind.MANIFEST);
        }
        if (problem instanceof OperatorException known) {
            return tell(known.getMessage(), known.failure().kind());
        }
        return remote(problem);
    }

    private int remote(Exception problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException status) {
                var known = Connections.unreachable("", status);
                return tell(known.getMessage(), known.failure().kind());
            }
        }
        return tell(
                "unforeseen: " + problem + " → run it again with --debug and report what it prints",
                FailureKind.UNFORESEEN);
    }

    private int tell(String sentence, FailureKind kind) {
        root.around().err().println("error: " + sentence);
        return kind.exitCode();
    }
}
