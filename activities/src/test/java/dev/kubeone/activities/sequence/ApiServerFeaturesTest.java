package dev.kubeone.activities.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.Example;
import dev.kubeone.activities.UpgradeExample;
import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.guards.EncryptionSwitch;
import dev.kubeone.activities.guards.FilesCame;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.Features.AdmissionFile;
import dev.kubeone.model.manifest.Features.EncryptionProviders;
import dev.kubeone.model.manifest.Features.EventRateLimit;
import dev.kubeone.model.manifest.beside.NamedFile;
import dev.kubeone.model.plan.Blocker;
import dev.kubeone.model.plan.DriftKind;
import dev.kubeone.model.plan.Lane;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.NamedFiles;
import dev.kubeone.workflows.messages.RunOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Features that are switched on, or whose files change, on a cluster that runs. */
class ApiServerFeaturesTest {
    private static final String ADMISSION = "/etc/kubernetes/kubeone/admission/";
    private static final Map<String, String> PLAIN = Map.of("enable-admission-plugins", "NodeRestriction");
    private static final Map<String, String> ENCRYPTING = Map.of(
            "enable-admission-plugins",
            "NodeRestriction",
            "encryption-provider-config",
            "/etc/kubernetes/pki/kubeone/encryption.yaml",
            "encryption-provider-config-automatic-reload",
            "true");
    private static final Set<String> STEPS = Set.of("ConfigureApiServer", "EncryptSecrets", "CheckControlPlane");
    private static final NamedFiles LIMITS = NamedFiles.pack(Map.of(NamedFile.EVENT_RATE_LIMIT, "limits"));

    private static UpgradeExample cluster(Map<String, String> flags, String encryption) {
        return UpgradeExample.at("1.34.4").to("1.34.4").apiServer(flags, encryption);
    }

    private static Features limited() {
        var limit = new EventRateLimit(true, new AdmissionFile("limits.yaml"));
        return new Features(null, null, limit, null, null, null, null, null, null, null);
    }

    private static Features encrypted(boolean on, String own) {
        var encryption = new EncryptionProviders(on, own);
        return new Features(null, null, null, null, null, null, null, null, encryption, null);
    }

    private static List<PlannedStep> apply(Wanted wanted) {
        return lanes(new ReconcileSequence()
                        .outline(fixing(wanted)).stages().stream().flatMap(stage -> stage.lanes().stream()))
                .filter(step -> STEPS.contains(step.name()))
                .toList();
    }

    /** The gate is also there for what else the example's hosts lack. */
    private static List<PlannedStep> configured(Wanted wanted) {
        return apply(wanted).stream()
                .filter(step -> !step.name().equals("CheckControlPlane"))
                .toList();
    }

    private static Stream<PlannedStep> lanes(Stream<Lane> lanes) {
        return lanes.flatMap(lane -> lane.steps().stream());
    }

    private static Wanted fixing(Wanted wanted) {
        return new Wanted(
                wanted.manifest(),
                wanted.addons(),
                wanted.facts(),
                OsCatalog.shipped(),
                RunOptions.NONE.withFix(Set.of(DriftKind.values())),
                wanted.bundle());
    }

    private static List<String> ids(List<PlannedStep> steps) {
        return steps.stream().map(PlannedStep::id).toList();
    }

    @Test
    void aFeatureThatIsSwitchedOnReachesEveryApiServerOneByOne() {
        var steps = apply(cluster(PLAIN, "").wants(limited()).brings(LIMITS).wanted());

        assertThat(ids(steps))
                .containsExactly(
                        "cp-1/ConfigureApiServer",
                        "cp-1/CheckControlPlane",
                        "cp-2/ConfigureApiServer",
                        "cp-2/CheckControlPlane",
                        "cp-3/ConfigureApiServer",
                        "cp-3/CheckControlPlane");
        assertThat(steps.get(0).reason()).contains("admission-control-config-file is unset, not /etc/kubernetes/");
        assertThat(steps.get(0).inputs())
                .containsEntry("EVENT_RATE_LIMIT", LIMITS.reference(NamedFile.EVENT_RATE_LIMIT));
    }

    @Test
    void aFileThatChangedBesideTheManifestIsSeen() {
        var wanted = cluster(PLAIN, "").wants(limited()).brings(LIMITS).wanted();
        var inputs = configured(wanted).get(0).inputs();
        var flags = new HashMap<>(PLAIN);
        flags.put("enable-admission-plugins", "NodeRestriction,EventRateLimit");
        flags.put("admission-control-config-file", ADMISSION + "config.yaml");
        var files = Map.of(
                ADMISSION + "config.yaml", NamedFiles.digest(inputs.get("ADMISSION_CONFIG")),
                ADMISSION + "event-rate-limit.yaml", NamedFiles.digest("limits"));
        var right = cluster(flags, "").files(files).wants(limited());

        assertThat(configured(right.brings(LIMITS).wanted())).isEmpty();
        var changed = NamedFiles.pack(Map.of(NamedFile.EVENT_RATE_LIMIT, "other"));
        assertThat(configured(right.brings(changed).wanted()))
                .first()
                .satisfies(step -> assertThat(step.reason()).isEqualTo(ADMISSION + "event-rate-limit.yaml differs"));
    }

    @Test
    void whereNobodyLookedNothingIsDone() {
        assertThat(configured(
                        cluster(Map.of(), "").wants(limited()).brings(LIMITS).wanted()))
                .isEmpty();
        assertThat(configured(cluster(PLAIN, "").wanted())).isEmpty();
    }

    @Test
    void aFileThatDidNotComeStopsThePlan() {
        assertThat(new FilesCame().blockers(cluster(PLAIN, "").wants(limited()).wanted()))
                .extracting(Blocker::why)
                .singleElement()
                .asString()
                .contains("limits.yaml");
        assertThat(new FilesCame()
                        .blockers(cluster(PLAIN, "")
                                .wants(limited())
                                .brings(LIMITS)
                                .wanted()))
                .isEmpty();
    }

    @Test
    void noApiServerWritesEncryptedBeforeAllCanRead() {
        var steps = configured(cluster(PLAIN, "").wants(encrypted(true, "")).wanted());

        assertThat(ids(steps).stream().filter(id -> !id.contains("Check")))
                .containsExactly(
                        "cp-1/ConfigureApiServer",
                        "cp-2/ConfigureApiServer",
                        "cp-3/ConfigureApiServer",
                        "cp-1/EncryptSecrets",
                        "cp-2/EncryptSecrets",
                        "cp-3/EncryptSecrets");
        assertThat(steps)
                .filteredOn(step -> "true".equals(step.inputs().get("LAST")))
                .extracting(PlannedStep::host)
                .containsExactly("cp-3");
        assertThat(ids(steps)).doesNotHaveDuplicates();
    }

    @Test
    void aSwitchThatWasCutOffGoesOnAndOneThatIsOverIsOver() {
        assertThat(ids(configured(cluster(ENCRYPTING, "switching")
                        .wants(encrypted(true, ""))
                        .wanted())))
                .contains("cp-1/EncryptSecrets", "cp-3/EncryptSecrets")
                .noneMatch(id -> id.contains("Configure"));
        assertThat(configured(
                        cluster(ENCRYPTING, "made").wants(encrypted(true, "")).wanted()))
                .isEmpty();
        assertThat(configured(cluster(ENCRYPTING, "given")
                        .wants(encrypted(true, "sealed:x"))
                        .wanted()))
                .isEmpty();
    }

    @Test
    void theOperatorsOwnConfigurationStaysSealedInThePlan() {
        var steps = configured(
                cluster(PLAIN, "").wants(encrypted(true, "sealed:abc")).wanted());

        assertThat(steps.get(0).inputs())
                .containsEntry("ENCRYPTION", "given")
                .containsEntry("ENCRYPTION_REFERENCE", "sealed:abc");
    }

    @Test
    void encryptionIsNeitherLostNorBegunInAnUpgrade() {
        var off = cluster(ENCRYPTING, "made").wanted();
        var on = cluster(PLAIN, "").wants(encrypted(true, "")).wanted();

        assertThat(new EncryptionSwitch(false).blockers(off)).hasSize(1);
        assertThat(new EncryptionSwitch(false).blockers(on)).isEmpty();
        assertThat(new EncryptionSwitch(true).blockers(on)).hasSize(1);
        assertThat(new EncryptionSwitch(true)
                        .blockers(cluster(ENCRYPTING, "made")
                                .wants(encrypted(true, ""))
                                .wanted()))
                .isEmpty();
    }

    @Test
    void aNewClusterEncryptsFromTheBeginning() {
        var manifest = Example.manifest().varied().features(encrypted(true, "")).made();
        var wanted = Example.wanted(manifest, Example.facts(manifest, f -> f));
        var init = lanes(new InstallSequence()
                        .outline(wanted).stages().stream().flatMap(stage -> stage.lanes().stream()))
                .filter(step -> step.name().equals("KubeadmInit"))
                .findFirst()
                .orElseThrow();

        assertThat(init.inputs()).containsEntry("ENCRYPTION", "made");
        assertThat(init.inputs().get("KUBEADM_CONFIG")).contains("encryption-provider-config-automatic-reload");
    }
}
