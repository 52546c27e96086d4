package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.text;

import dev.kubeone.model.manifest.DrainPolicy;
import dev.kubeone.model.manifest.DrainPolicy.Pods;
import dev.kubeone.model.manifest.DrainPolicy.Then;
import dev.kubeone.model.manifest.rules.NumberCheck;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Choice;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.WholeNumber;
import java.util.List;

/** Fields of {@link DrainPolicy}. */
final class DrainFields {
    static final Field<Integer> WAIT = Field.of(
                    "waitSeconds",
                    new WholeNumber(NumberCheck.SECONDS),
                    "How long evictions that a budget refuses are asked for every few seconds.")
            .or(DrainPolicy.DEFAULT.waitSeconds());
    static final Field<Integer> NOTIFY = Field.of(
                    "notifySeconds",
                    new WholeNumber(NumberCheck.SECONDS),
                    "How long the owners of the pods have after that, told by an event on each pod.")
            .or(DrainPolicy.DEFAULT.notifySeconds());
    static final Field<Integer> RETRY = Field.of(
                    "retrySeconds",
                    new WholeNumber(NumberCheck.SECONDS),
                    "How long evictions are asked for after that, less often.")
            .or(DrainPolicy.DEFAULT.retrySeconds());
    static final Field<String> THEN = Field.of(
                    "then",
                    new Choice(List.of("park", "skip", "force")),
                    "What happens when nothing helped: the run asks a person, leaves the node out, or deletes the pods"
                            + " past their budgets.")
            .or("park");
    static final Field<String> FORCED_BY = text(
                    "forcedBy", TextCheck.ANY, "Who answers for `then: force`; recorded in the run.")
            .like("alice");
    static final Field<String> EMPTY_DIR = Field.of(
                    "emptyDir",
                    new Choice(List.of("evict", "refuse")),
                    "Whether pods may be evicted whose emptyDir volumes are lost then.")
            .or("evict");
    static final Field<String> UNMANAGED = Field.of(
                    "unmanaged",
                    new Choice(List.of("evict", "refuse")),
                    "Whether pods may be evicted that no controller starts again.")
            .or("refuse");
    static final Shape<DrainPolicy> SHAPE = Kinds.shape(
            "drain policy",
            v -> new DrainPolicy(
                    v.get(WAIT),
                    v.get(NOTIFY),
                    v.get(RETRY),
                    Then.valueOf(v.get(THEN)),
                    v.get(FORCED_BY),
                    Pods.valueOf(v.get(EMPTY_DIR)),
                    Pods.valueOf(v.get(UNMANAGED))),
            WAIT,
            NOTIFY,
            RETRY,
            THEN,
            FORCED_BY,
            EMPTY_DIR,
            UNMANAGED);

    private DrainFields() {}
}
