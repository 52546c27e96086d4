package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.flag;
import static dev.kubeone.model.manifest.fields.Kinds.text;

import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Values;

/** Fields of {@link Features.OpenIdConnect}. */
final class OpenIdFields {

    static final Field<Boolean> ENABLE = flag("enable", "Switch it on.");
    static final Field<String> ISSUER =
            text("issuerUrl", TextCheck.HTTPS_URL, "The provider's URL.").like("https://login.example.com");
    static final Field<String> CLIENT_ID =
            text("clientId", TextCheck.ANY, "Whom tokens must be made for.").or("kubernetes");
    static final Field<String> USERNAME_CLAIM = text("usernameClaim", TextCheck.ANY, "Claim that is the user's name.")
            .or("sub");
    static final Field<String> USERNAME_PREFIX = text(
                    "usernamePrefix", TextCheck.ANY, "What is put in front of users; `-` is nothing.")
            .or("oidc:");
    static final Field<String> GROUPS_CLAIM = text("groupsClaim", TextCheck.ANY, "Claim that holds the user's groups.")
            .or("groups");
    static final Field<String> GROUPS_PREFIX = text(
                    "groupsPrefix", TextCheck.ANY, "What is put in front of groups; `-` is nothing.")
            .or("oidc:");
    static final Field<String> REQUIRED_CLAIM = text(
                    "requiredClaim", TextCheck.CLAIM, "Claim that a token must have, with its value.")
            .like("department=ops");
    static final Field<String> SIGNING_ALGS = text(
                    "signingAlgs", TextCheck.SIGNING_ALGORITHMS, "Algorithms of signatures that are accepted.")
            .or("RS256")
            .like("\"RS256,ES256\"");
    static final Field<String> CA_FILE = text(
                    "caFile",
                    TextCheck.ABSOLUTE_PATH,
                    "Certificates of the provider's authority, a file on control planes.")
            .orDerived("those of the API server's image")
            .like("/etc/kubernetes/pki/oidc-ca.crt");
    static final Field<Features.OpenIdConnectConfig> CONFIG = Field.of(
            "config",
            Kinds.shape(
                    "OpenID Connect settings",
                    OpenIdFields::config,
                    ISSUER,
                    CLIENT_ID,
                    USERNAME_CLAIM,
                    USERNAME_PREFIX,
                    GROUPS_CLAIM,
                    GROUPS_PREFIX,
                    REQUIRED_CLAIM,
                    SIGNING_ALGS,
                    CA_FILE),
            "Its settings.");
    static final Shape<Features.OpenIdConnect> SHAPE = Kinds.shape(
            "OpenID Connect", v -> new Features.OpenIdConnect(v.get(ENABLE), v.get(CONFIG)), ENABLE, CONFIG);

    private static Features.OpenIdConnectConfig config(Values v) {
        return new Features.OpenIdConnectConfig(
                v.get(ISSUER),
                v.get(CLIENT_ID),
                v.get(USERNAME_CLAIM),
                v.get(USERNAME_PREFIX),
                v.get(GROUPS_CLAIM),
                v.get(GROUPS_PREFIX),
                v.get(REQUIRED_CLAIM),
                v.get(SIGNING_ALGS),
                v.get(CA_FILE));
    }

    private OpenIdFields() {}
}
