package dev.kubeone.activities.steps;

import dev.kubeone.activities.kubernetes.ServiceUrl;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.manifest.UpgradeGates;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A URL of the manifest answers as it should, several times in a row. */
public final class CheckHttp implements ClusterStep {
    private static final String URL = "URL";
    private static final String EXPECT = "EXPECT";

    @Override
    public String title() {
        return "check over HTTP";
    }

    /** Not by what is seen: only behind a batch, or before the first. */
    @Override
    public Optional<PlannedStep> needed(Wanted wanted) {
        return Optional.empty();
    }

    /** @param at where in the plan, one word: "batch" */
    public Stream<PlannedStep> planned(Wanted wanted, String at) {
        var gates = wanted.manifest().upgrade().gates();
        return gates.http().stream().flatMap(check -> planned(wanted, gates, check, at).stream());
    }

    private Optional<PlannedStep> planned(Wanted wanted, UpgradeGates gates, UpgradeGates.Http check, String at) {
        return Need.of(this, "the manifest asks for it")
                .title("check that " + check.name() + " answers")
                .input(Gate.NAME, check.name())
                .input(URL, check.url())
                .input(EXPECT, String.valueOf(check.expectStatus()))
                .input("DOMAIN", wanted.manifest().clusterNetwork().serviceDomainName())
                .input("PASSES", String.valueOf(gates.passes()))
                .input("INTERVAL_SECONDS", String.valueOf(gates.intervalSeconds()))
                .input(Gate.LIMIT_SECONDS, String.valueOf(gates.timeoutSeconds()))
                .policy(gates.timeoutSeconds() + 60, 1, true)
                .after(check.name() + "/" + at)
                .planned();
    }

    @Override
    public StepResult run(StepContext context) {
        var passes = Integer.parseInt(context.input("PASSES"));
        var rest = Duration.ofSeconds(Long.parseLong(context.input("INTERVAL_SECONDS")));
        var row = new InARow(passes, rest, context.progress().time());
        Gate.await(context, "see why " + context.input(URL) + " does not", () -> row.look(() -> obstacle(context)));
        return new StepResult(
                false,
                context.input(URL) + " answered " + context.input(EXPECT) + ", " + passes + " times in a row",
                0);
    }

    private static Optional<String> obstacle(StepContext context) {
        var url = URI.create(context.input(URL));
        var expected = Integer.parseInt(context.input(EXPECT));
        try {
            var status = context.web().status(url, ServiceUrl.of(url, context.input("DOMAIN")), context::api);
            return status == expected
                    ? Optional.empty()
                    : Optional.of(url + " answers " + status + ", not " + expected);
        } catch (IOException e) {
            return Optional.of(url + " does not answer (" + e.getMessage() + ")");
        }
    }
}
