package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.flag;
import static dev.kubeone.model.manifest.fields.Kinds.parameters;
import static dev.kubeone.model.manifest.fields.Kinds.text;

import dev.kubeone.model.manifest.Addons;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.Shape;
import java.util.List;
import java.util.Map;

/** Fields of {@link Addons}. */
final class AddonFields {

    static final Field<String> NAME = text(
                    "name", TextCheck.LABEL_NAME, "An addon of the product, or a folder in `path`.")
            .must()
            .like("backups-restic");
    static final Field<Map<String, String>> PARAMS = parameters(
                    "params",
                    "Values for its templates; `env:NAME` takes a variable of the worker; secrets are sealed.")
            .like("{s3Bucket: demo-backups}");
    static final Field<Boolean> DISABLE_TEMPLATING = flag("disableTemplating", "Its files are applied as they are.");
    static final Field<Boolean> DELETE = flag("delete", "Remove it from the cluster.");
    static final Shape<Addons.Addon> ADDON = Kinds.shape(
            "addon",
            v -> new Addons.Addon(v.get(NAME), v.get(PARAMS), v.get(DISABLE_TEMPLATING), v.get(DELETE)),
            NAME,
            PARAMS,
            DISABLE_TEMPLATING,
            DELETE);

    static final Field<Boolean> ENABLE = Field.of(
                    "enable", Kinds.SWITCH, "Apply the addons named here; KubeOne ignores this field.")
            .or(true);
    static final Field<Map<String, String>> GLOBAL_PARAMS = parameters(
                    "globalParams",
                    "Values for the templates of every addon, whose own win; not used, and ignored by KubeOne.")
            .like("{region: eu}");
    static final Field<String> PATH = text(
                    "path",
                    TextCheck.ANY,
                    "Folder with manifests to apply; a relative path starts at the manifest's folder.")
            .like("./addons");
    static final Field<List<Addons.Addon>> ADDONS = Field.of("addons", new ListOf<>(ADDON), "Addons by name.");
    static final Shape<Addons> SHAPE = Kinds.shape(
            "addons",
            v -> new Addons(v.get(ENABLE), v.get(GLOBAL_PARAMS), v.get(PATH), v.get(ADDONS)),
            ENABLE,
            GLOBAL_PARAMS,
            PATH,
            ADDONS);

    private AddonFields() {}
}
