package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.flag;
import static dev.kubeone.model.manifest.fields.Kinds.number;
import static dev.kubeone.model.manifest.fields.Kinds.text;

import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.rules.NumberCheck;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.Shape;

/** Fields of {@link Features.StaticAuditLog}. */
final class AuditFields {

    static final Field<Boolean> ENABLE = flag("enable", "Switch it on.");
    static final Field<String> POLICY = text("policyFilePath", TextCheck.ANY, "An audit policy beside the manifest.")
            .orDerived("a policy of the product: metadata of everything but reads of health and leases")
            .like("./audit-policy.yaml");
    static final Field<String> LOG_PATH = text(
                    "logPath", TextCheck.ABSOLUTE_PATH, "Where the log is on control planes.")
            .or("/var/log/kubernetes/audit.log");
    static final Field<Integer> MAX_AGE = number("logMaxAge", NumberCheck.POSITIVE, "Days that old files are kept.")
            .or(30);
    static final Field<Integer> MAX_BACKUP = number("logMaxBackup", NumberCheck.POSITIVE, "Old files that are kept.")
            .or(3);
    static final Field<Integer> MAX_SIZE =
            number("logMaxSize", NumberCheck.POSITIVE, "Megabytes of one file.").or(100);
    static final Field<Features.AuditLogConfig> CONFIG = Field.of(
            "config",
            Kinds.shape(
                    "audit log settings",
                    v -> new Features.AuditLogConfig(
                            v.get(POLICY), v.get(LOG_PATH), v.get(MAX_AGE), v.get(MAX_BACKUP), v.get(MAX_SIZE)),
                    POLICY,
                    LOG_PATH,
                    MAX_AGE,
                    MAX_BACKUP,
                    MAX_SIZE),
            "Its settings.");
    static final Shape<Features.StaticAuditLog> SHAPE =
            Kinds.shape("audit log", v -> new Features.StaticAuditLog(v.get(ENABLE), v.get(CONFIG)), ENABLE, CONFIG);

    private AuditFields() {}
}
