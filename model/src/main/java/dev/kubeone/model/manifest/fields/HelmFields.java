package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.flag;
import static dev.kubeone.model.manifest.fields.Kinds.secret;
import static dev.kubeone.model.manifest.fields.Kinds.text;

import dev.kubeone.model.manifest.HelmRelease;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Values;
import java.util.List;
import java.util.Map;

/** Fields of {@link HelmRelease}. */
final class HelmFields {

    static final Field<String> VALUES_FILE = text("valuesFile", TextCheck.ANY, "A file of values beside the manifest.")
            .like("./values.yaml");
    static final Field<Map<String, Object>> INLINE = Field.of(
                    "inline", Kinds.FREE, "Values in place; secrets among them are sealed.")
            .like("{replicaCount: 2}");
    static final Shape<HelmRelease.HelmValues> VALUES = Kinds.shape(
            "chart values", v -> new HelmRelease.HelmValues(v.get(VALUES_FILE), v.get(INLINE)), VALUES_FILE, INLINE);

    static final Field<String> USERNAME =
            secret("username", "Reference to the user name.").like("env:CHARTS_USER");
    static final Field<String> PASSWORD =
            secret("password", "Reference to the password.").like("env:CHARTS_PASSWORD");
    static final Shape<HelmRelease.HelmAuth> AUTH = Kinds.shape(
            "chart credentials", v -> new HelmRelease.HelmAuth(v.get(USERNAME), v.get(PASSWORD)), USERNAME, PASSWORD);

    static final Field<String> CHART = text(
                    "chart", TextCheck.ANY, "Name of the chart, or its folder beside the manifest.")
            .like("podinfo");
    static final Field<String> CHART_URL = text(
                    "chartURL", TextCheck.CHART_URL, "Where the packed chart is, instead of `chart` and `repoURL`.")
            .like("oci://registry.example.com/charts/podinfo");
    static final Field<String> REPO_URL =
            text("repoURL", TextCheck.CHART_URL, "The chart's repository.").like("https://charts.example.com");
    static final Field<String> VERSION = text("version", TextCheck.ANY, "Version of the chart, or a range of them.")
            .orDerived("the newest")
            .like("6.7.1");
    static final Field<String> RELEASE_NAME = text("releaseName", TextCheck.RELEASE_NAME, "Name of the release.")
            .orDerived("`chart`, of a path its last part")
            .like("podinfo");
    static final Field<String> NAMESPACE = text("namespace", TextCheck.NAMESPACE, "Namespace of the release.")
            .must()
            .like("podinfo");
    static final Field<Boolean> WAIT = flag("wait", "Wait until everything of the release is ready.");
    static final Field<Boolean> INSECURE = flag("insecure", "Accept any certificate of the repository.");
    static final Field<String> TIMEOUT = text("timeout", TextCheck.DURATION, "How long Helm may take.")
            .or("5m")
            .like("10m");
    static final Field<List<HelmRelease.HelmValues>> VALUES_FIELD =
            Field.of("values", new ListOf<>(VALUES), "Values of the chart; later ones win.");
    static final Field<HelmRelease.HelmAuth> AUTH_FIELD =
            Field.of("auth", AUTH, "Credentials of the repository.").orNull();

    static final Shape<HelmRelease> SHAPE = Kinds.shape(
            "Helm release",
            HelmFields::release,
            CHART,
            CHART_URL,
            REPO_URL,
            VERSION,
            RELEASE_NAME,
            NAMESPACE,
            WAIT,
            INSECURE,
            TIMEOUT,
            VALUES_FIELD,
            AUTH_FIELD);

    private static HelmRelease release(Values v) {
        String name = v.get(RELEASE_NAME);
        return new HelmRelease(
                v.get(CHART),
                v.get(CHART_URL),
                v.get(REPO_URL),
                v.get(VERSION),
                name.isEmpty() ? nameOf(v.get(CHART)) : name,
                v.get(NAMESPACE),
                v.get(WAIT),
                v.get(INSECURE),
                v.get(TIMEOUT),
                v.get(VALUES_FIELD),
                v.get(AUTH_FIELD));
    }

    /** The chart's own name; of a folder or a repository's chart the last word of the path. */
    private static String nameOf(String chart) {
        String path = chart.replaceAll("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private HelmFields() {}
}
