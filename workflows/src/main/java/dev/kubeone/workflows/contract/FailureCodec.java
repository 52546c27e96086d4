package dev.kubeone.workflows.contract;

import dev.kubeone.model.failure.Failure;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/**
 * How a {@link Failure} travels through Temporal: its kind's name is the failure's type, the record itself the first
 * detail, its sentence the message. Activities and workflows encode, workflows and clients decode.
 */
public final class FailureCodec {
    private FailureCodec() {}

    /** An activity failure that is retried exactly if the failure's kind allows it. */
    public static ApplicationFailure encode(Failure failure, Throwable cause) {
        return ApplicationFailure.newBuilder()
                .setMessage(failure.sentence())
                .setType(failure.kind().name())
                .setDetails(failure)
                .setNonRetryable(!failure.kind().retryable())
                .setCause(cause)
                .build();
    }

    /** The outermost {@link Failure} in a chain of causes; empty if none carries one. */
    public static Optional<Failure> decode(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure application) {
                var found = detail(application);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Failure> detail(ApplicationFailure failure) {
        if (failure.getDetails() == null || failure.getDetails().getSize() == 0) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(failure.getDetails().get(0, Failure.class))
                    .filter(read -> read.kind() != null);
        } catch (DataConverterException notAFailure) {
            // Details of another shape: somebody else's failure, told by its message.
            return Optional.empty();
        }
    }
}
