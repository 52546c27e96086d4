package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.flag;
import static dev.kubeone.model.manifest.fields.Kinds.map;
import static dev.kubeone.model.manifest.fields.Kinds.number;
import static dev.kubeone.model.manifest.fields.Kinds.text;
import static dev.kubeone.model.manifest.fields.Kinds.texts;

import dev.kubeone.model.manifest.MaintenanceWindow;
import dev.kubeone.model.manifest.UpgradeGates;
import dev.kubeone.model.manifest.UpgradePolicy;
import dev.kubeone.model.manifest.rules.KubernetesVersion;
import dev.kubeone.model.manifest.rules.NumberCheck;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Choice;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.Shape;
import java.util.List;
import java.util.Map;

/** Fields of {@link UpgradePolicy}. */
final class UpgradeFields {
    private static final List<String> DAY_NAMES =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    static final Field<List<String>> THROUGH = texts(
                    "through",
                    TextCheck.VERSION,
                    "Patch versions of the minor releases that an upgrade passes through, instead of the newest known.")
            .like("[1.34.4]");
    static final Field<String> MAX_UNAVAILABLE = text(
                    "maxUnavailable",
                    TextCheck.HOSTS,
                    "How many static workers of no group are worked on at once, after the first one of all.")
            .or(UpgradePolicy.DEFAULT.maxUnavailable())
            .like("25%");
    static final Field<Boolean> GROWING =
            flag("growing", "Whether batches double from one to the next, up to the limit.");
    static final Field<String> FAILURE_BUDGET = text(
                    "failureBudget",
                    TextCheck.HOSTS_OR_NONE,
                    "How many static workers may be left out because something on them fails, before a person is"
                            + " asked.")
            .or(UpgradePolicy.DEFAULT.failureBudget())
            .like("5%");
    static final Field<Integer> RETURN_MINUTES = number(
                    "returnMinutes",
                    NumberCheck.MINUTES,
                    "How long a run waits at its end for static workers that it left out because nobody reached them, to"
                            + " finish them when they answer again; 0: it ends as done in part at once.")
            .or(UpgradePolicy.DEFAULT.returnMinutes())
            .like("240");
    static final Field<Map<String, String>> MATCH_LABELS = map(
                    "matchLabels",
                    TextCheck.METADATA_KEY,
                    TextCheck.LABEL_VALUE,
                    "Labels that workers of the group have in the manifest.")
            .must()
            .like("{tier: database}");
    static final Field<String> GROUP_LIMIT = text(
                    "maxUnavailable", TextCheck.HOSTS, "How many workers of the group are worked on at once.")
            .or(UpgradePolicy.DEFAULT.maxUnavailable())
            .like("2");
    static final Shape<UpgradePolicy.Group> GROUP = Kinds.shape(
            "group of workers",
            v -> new UpgradePolicy.Group(v.get(MATCH_LABELS), v.get(GROUP_LIMIT)),
            MATCH_LABELS,
            GROUP_LIMIT);
    static final Field<List<UpgradePolicy.Group>> GROUPS = Field.of(
            "groups",
            new ListOf<>(GROUP),
            "Workers with limits of their own. A worker belongs to the first group that its labels match.");
    static final Field<List<String>> DAYS = Field.of(
                    "days",
                    new ListOf<>(new Choice(DAY_NAMES)),
                    "Days on which the window opens; every day where none is named.")
            .like("[saturday, sunday]");
    static final Field<String> FROM =
            text("from", TextCheck.TIME_OF_DAY, "When it opens.").must().like("\"22:00\"");
    static final Field<String> UNTIL = text(
                    "until", TextCheck.TIME_OF_DAY, "When it closes; on the next day where that is not after `from`.")
            .must()
            .like("\"04:00\"");
    static final Field<String> TIME_ZONE = text("timeZone", TextCheck.TIME_ZONE, "Whose clock that is.")
            .or("UTC")
            .like("Europe/Berlin");
    static final Shape<MaintenanceWindow> WINDOW = Kinds.shape(
            "maintenance window",
            v -> new MaintenanceWindow(v.get(DAYS), v.get(FROM), v.get(UNTIL), v.get(TIME_ZONE)),
            DAYS,
            FROM,
            UNTIL,
            TIME_ZONE);
    static final Field<List<MaintenanceWindow>> WINDOWS = Field.of(
            "windows",
            new ListOf<>(WINDOW),
            "When control planes and batches may begin. Outside, the run waits at a safe point.");
    static final Field<Integer> PASSES = number(
                    "passes", NumberCheck.POSITIVE, "How many times in a row an HTTP check must pass.")
            .or(UpgradeGates.NONE.passes());
    static final Field<Integer> INTERVAL = number("intervalSeconds", NumberCheck.SECONDS, "Between two HTTP checks.")
            .or(UpgradeGates.NONE.intervalSeconds());
    static final Field<Integer> GATE_TIMEOUT = number(
                    "timeoutSeconds",
                    NumberCheck.SECONDS,
                    "How long each gate is waited for before a person is asked; it never goes on by itself.")
            .or(UpgradeGates.NONE.timeoutSeconds());
    static final Field<String> HTTP_NAME = text("name", TextCheck.LABEL_NAME, "What status and history call it.")
            .must()
            .like("shop");
    static final Field<String> HTTP_URL = text(
                    "url",
                    TextCheck.URL,
                    "What is asked with GET. A service of the cluster (`service.namespace.svc`) is asked through the"
                            + " API server, everything else by the worker's process. No secret belongs here.")
            .must()
            .like("http://shop.default.svc/healthz");
    static final Field<Integer> EXPECT_STATUS = number(
                    "expectStatus",
                    NumberCheck.HTTP_STATUS,
                    "The status it must be answered with; redirects are not followed.")
            .or(200);
    static final Shape<UpgradeGates.Http> HTTP_CHECK = Kinds.shape(
            "HTTP check",
            v -> new UpgradeGates.Http(v.get(HTTP_NAME), v.get(HTTP_URL), v.get(EXPECT_STATUS)),
            HTTP_NAME,
            HTTP_URL,
            EXPECT_STATUS);
    static final Field<List<UpgradeGates.Http>> HTTP =
            Field.of("http", new ListOf<>(HTTP_CHECK), "HTTP checks, one after another.");
    static final Field<String> JOB_NAME = text("name", TextCheck.LABEL_NAME, "What status and history call it.")
            .must()
            .like("smoke");
    static final Field<String> JOB_NAMESPACE = text("namespace", TextCheck.NAMESPACE, "Where the Job runs.")
            .or("default")
            .like("shop");
    static final Field<String> FROM_CRON_JOB = text(
                    "fromCronJob",
                    TextCheck.HOSTNAME,
                    "The CronJob in that namespace whose template the Job is made from; it may be suspended.")
            .must()
            .like("smoke");
    static final Shape<UpgradeGates.Job> JOB = Kinds.shape(
            "Job to run",
            v -> new UpgradeGates.Job(v.get(JOB_NAME), v.get(JOB_NAMESPACE), v.get(FROM_CRON_JOB)),
            JOB_NAME,
            JOB_NAMESPACE,
            FROM_CRON_JOB);
    static final Field<List<UpgradeGates.Job>> JOBS =
            Field.of("jobs", new ListOf<>(JOB), "Kubernetes Jobs that must succeed, once each, one after another.");
    static final Shape<UpgradeGates> GATES_SHAPE = Kinds.shape(
            "gates",
            v -> new UpgradeGates(v.get(PASSES), v.get(INTERVAL), v.get(GATE_TIMEOUT), v.get(HTTP), v.get(JOBS)),
            PASSES,
            INTERVAL,
            GATE_TIMEOUT,
            HTTP,
            JOBS);
    static final Field<UpgradeGates> GATES = Field.of(
            "gates",
            GATES_SHAPE,
            "What must hold before workers are moved and behind each batch of them, besides that workloads are"
                    + " available.");
    static final Shape<UpgradePolicy> SHAPE = Kinds.shape(
            "upgrade policy",
            v -> new UpgradePolicy(
                    v.get(THROUGH).stream().map(KubernetesVersion::trimmed).toList(),
                    v.get(MAX_UNAVAILABLE),
                    v.get(GROWING),
                    v.get(FAILURE_BUDGET),
                    v.get(GROUPS),
                    v.get(WINDOWS),
                    v.get(GATES),
                    v.get(RETURN_MINUTES)),
            THROUGH,
            MAX_UNAVAILABLE,
            GROWING,
            FAILURE_BUDGET,
            GROUPS,
            WINDOWS,
            GATES,
            RETURN_MINUTES);

    private UpgradeFields() {}
}
