package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.text;

import dev.kubeone.model.manifest.Taint;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Choice;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.Shape;
import java.util.List;

/** Fields of {@link Taint}. */
final class TaintFields {
    /** What keeps ordinary pods off control planes. */
    static final Taint CONTROL_PLANE = new Taint("node-role.kubernetes.io/control-plane", "", "NoSchedule");

    static final Field<String> KEY =
            text("key", TextCheck.TAINT_KEY, "The taint's key.").must().like("example.com/dedicated");
    static final Field<String> VALUE =
            text("value", TextCheck.LABEL_VALUE, "The taint's value.").like("database");
    static final Field<String> EFFECT = Field.of(
                    "effect",
                    new Choice(List.of("NoSchedule", "PreferNoSchedule", "NoExecute")),
                    "What happens to pods that do not tolerate the taint.")
            .must()
            .like("NoSchedule");

    static final Shape<Taint> SHAPE =
            Kinds.shape("taint", v -> new Taint(v.get(KEY), v.get(VALUE), v.get(EFFECT)), KEY, VALUE, EFFECT);

    private TaintFields() {}
}
