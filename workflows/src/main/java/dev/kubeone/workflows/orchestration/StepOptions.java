package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.plan.StepPolicy;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;
import java.util.Arrays;

/** How activities are tried: the one place for their timeouts and retries. */
final class StepOptions {
    /** Beyond the step's own timeout, so that the host's report of it arrives before the server gives up. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /**
     * A worker that is silent for this long is taken for dead. Signs of life come every second; one that lives after all
     * costs an attempt, which finds the job of the one before.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private static final Duration LOOK = Duration.ofSeconds(60);

    private static final int LOOK_ATTEMPTS = 5;
    private static final int NOTICE_ATTEMPTS = 3;
    private static final Duration REHEARSAL = Duration.ofMinutes(5);
    private static final int REHEARSAL_ATTEMPTS = 2;

    /** Servers keep at least 200 bytes of a summary. */
    private static final int SUMMARY_LENGTH = 120;

    private StepOptions() {}

    static ActivityOptions step(StepPolicy policy, String summary) {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(attempt(policy))
                .setHeartbeatTimeout(HEARTBEAT)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(retry(Math.max(1, policy.attempts())))
                .setSummary(cut(summary))
                .build();
    }

    static ActivityOptions look(String summary) {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(LOOK)
                .setHeartbeatTimeout(HEARTBEAT)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(retry(LOOK_ATTEMPTS))
                .setSummary(cut(summary))
                .build();
    }

    /** Takes seconds; one that has not ended by then goes round in circles. */
    static ActivityOptions rehearsal(String summary) {
        return ActivityOptions.newBuilder(look(summary))
                .setStartToCloseTimeout(REHEARSAL)
                .setRetryOptions(retry(REHEARSAL_ATTEMPTS))
                .build();
    }

    /** A notice that nobody takes within a minute is given up. */
    static ActivityOptions notice(String summary) {
        return ActivityOptions.newBuilder(look(summary))
                .setScheduleToCloseTimeout(LOOK)
                .setRetryOptions(retry(NOTICE_ATTEMPTS))
                .build();
    }

    /** The longest time after which a step is done or parked, given a living worker. */
    static Duration longest(StepPolicy policy) {
        var pauses = LONGEST_PAUSE.multipliedBy(Math.max(0, policy.attempts() - 1));
        return attempt(policy).multipliedBy(Math.max(1, policy.attempts())).plus(pauses);
    }

    private static Duration attempt(StepPolicy policy) {
        return Duration.ofSeconds(policy.timeoutSeconds()).plus(MARGIN);
    }

    private static RetryOptions retry(int attempts) {
        return RetryOptions.newBuilder()
                .setInitialInterval(FIRST_PAUSE)
                .setBackoffCoefficient(2)
                .setMaximumInterval(LONGEST_PAUSE)
                .setMaximumAttempts(attempts)
                .setDoNotRetry(Arrays.stream(FailureKind.values())
                        .filter(kind -> !kind.retryable())
                        .map(FailureKind::name)
                        .toArray(String[]::new))
                .build();
    }

    private static String cut(String summary) {
        return summary.length() <= SUMMARY_LENGTH ? summary : summary.substring(0, SUMMARY_LENGTH - 1) + "…";
    }
}
