package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.texts;

import dev.kubeone.model.manifest.UpgradePolicy;
import dev.kubeone.model.manifest.rules.KubernetesVersion;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.Shape;
import java.util.List;

/** Fields of {@link UpgradePolicy}. */
final class UpgradeFields {
    static final Field<List<String>> THROUGH = texts(
                    "through",
                    TextCheck.VERSION,
                    "Patch versions of the minor releases that an upgrade passes through, instead of the newest known.")
            .like("[1.34.4]");
    static final Shape<UpgradePolicy> SHAPE = Kinds.shape(
            "upgrade policy",
            v -> new UpgradePolicy(
                    v.get(THROUGH).stream().map(KubernetesVersion::trimmed).toList()),
            THROUGH);

    private UpgradeFields() {}
}
