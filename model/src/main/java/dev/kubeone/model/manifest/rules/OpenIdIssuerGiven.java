package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Tokens are checked against their issuer. */
final class OpenIdIssuerGiven implements Rule {
    private static final String PATH = "features.openidConnect";

    @Override
    public String sentence() {
        return "`features.openidConnect` comes with a `config.issuerUrl`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        Features.OpenIdConnect openid = cluster.features().openidConnect();
        if (openid.enable() && openid.config().issuerUrl().isEmpty() && !findings.unreadWithin(PATH)) {
            findings.problem(PATH, "needs config.issuerUrl", "Name the provider: https://login.example.com");
        }
    }
}
