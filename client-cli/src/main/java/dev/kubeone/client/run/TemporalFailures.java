package dev.kubeone.client.run;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.workflows.contract.FailureCodec;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.Arrays;
import java.util.Optional;

/** Turns a workflow's failure back into the one vocabulary of failures. */
final class TemporalFailures {
    private TemporalFailures() {}

    static OperatorException explain(String what, String where, Throwable failed) {
        var told = FailureCodec.decode(failed);
        if (told.isPresent()) {
            return new OperatorException(told.get(), failed);
        }
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure said) {
                return new OperatorException(failure(what, where, said), failed);
            }
            if (cause instanceof TimeoutFailure) {
                return new OperatorException(
                        new Failure(
                                FailureKind.HOST_UNREACHABLE,
                                what,
                                where,
                                "no worker finished it in time",
                                "see that a worker runs: kubeone-client local status"),
                        failed);
            }
        }
        return new OperatorException(
                new Failure(FailureKind.RUNTIME, what, where, String.valueOf(failed.getMessage()), ""), failed);
    }

    /** The kind that a failure type names, if it names one. */
    static Optional<FailureKind> kind(String type) {
        return Arrays.stream(FailureKind.values())
                .filter(kind -> kind.name().equals(type))
                .findFirst();
    }

    private static Failure failure(String what, String where, ApplicationFailure said) {
        return new Failure(
                kind(said.getType()).orElse(FailureKind.RUNTIME), what, where, said.getOriginalMessage(), "");
    }
}
