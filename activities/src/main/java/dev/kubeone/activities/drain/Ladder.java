package dev.kubeone.activities.drain;

import dev.kubeone.model.manifest.DrainPolicy;
import java.time.Duration;
import java.time.Instant;

/**
 * What a drain does as time passes without success.
 *
 * @param began when the drain began
 */
record Ladder(DrainPolicy policy, Instant began) {

    Rung at(Instant now) {
        if (now.isBefore(endOf(Rung.WAIT))) {
            return Rung.WAIT;
        }
        if (now.isBefore(endOf(Rung.NOTIFY))) {
            return Rung.NOTIFY;
        }
        return now.isBefore(endOf(Rung.RETRY)) ? Rung.RETRY : Rung.LAST;
    }

    /** When the clock of a rung runs out. */
    Instant endOf(Rung rung) {
        return switch (rung) {
            case WAIT -> began.plusSeconds(policy.waitSeconds());
            case NOTIFY -> endOf(Rung.WAIT).plusSeconds(policy.notifySeconds());
            case RETRY, LAST -> endOf(Rung.NOTIFY).plusSeconds(policy.retrySeconds());
        };
    }

    /** How long nobody is asked again who has just refused. */
    static Duration pause(Rung rung) {
        return rung == Rung.RETRY ? Duration.ofSeconds(15) : Duration.ofSeconds(3);
    }

    /** What comes when the clock of a rung has run out. */
    String after(Rung rung) {
        return switch (rung) {
            case WAIT -> "tell the owners";
            case NOTIFY -> "ask less often";
            case RETRY, LAST ->
                switch (policy.then()) {
                    case park -> "ask a person";
                    case skip -> "leave the node out";
                    case force -> "delete the pods, as " + policy.forcedBy() + " decided";
                };
        };
    }
}
