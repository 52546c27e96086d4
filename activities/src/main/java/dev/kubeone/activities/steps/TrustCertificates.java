package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.TrustedCertificates;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Optional;

/** Certificates of authorities that every host trusts beside those of its own system. */
public final class TrustCertificates implements HostStep {
    @Override
    public String title() {
        return "trust the manifest's certificates";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        var certificates = TrustedCertificates.of(wanted.manifest(), wanted.files());
        var reason = certificates.none()
                ? Files.differing(host, TrustedCertificates.PATH, "")
                : Files.withDigest(host, TrustedCertificates.PATH, certificates.digest());
        return reason.flatMap(why -> {
            var need = Need.of(this, host.name(), why)
                    .input("FAMILY", host.family().name())
                    .input("CA_BUNDLE", certificates.content())
                    .policy(180, 4, false);
            return host.facts().cluster().kubeletConf() ? need.mayInterrupt().planned() : need.planned();
        });
    }

    @Override
    public StepResult run(StepContext context) {
        return context.runScript("any");
    }
}
