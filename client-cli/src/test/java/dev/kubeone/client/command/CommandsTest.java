package dev.kubeone.client.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubeone.client.Golden;
import dev.kubeone.client.SampleRehearsals;
import dev.kubeone.client.Samples;
import dev.kubeone.client.console.Surroundings;
import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.run.Kubeconfigs;
import dev.kubeone.client.run.RunReference;
import dev.kubeone.client.run.Runs;
import dev.kubeone.client.run.TemporalRun;
import dev.kubeone.client.server.Server;
import dev.kubeone.model.credentials.CredentialCatalog;
import dev.kubeone.model.manifest.fields.SecretFields;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.rehearsal.Rehearsal;
import dev.kubeone.model.run.RunState;
import dev.kubeone.sealing.WorkerKey;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.contract.RehearseActivities;
import dev.kubeone.workflows.messages.FileBundle;
import dev.kubeone.workflows.messages.RehearsalOrder;
import dev.kubeone.workflows.messages.RehearsalRequest;
import dev.kubeone.workflows.messages.RunRequest;
import dev.kubeone.workflows.orchestration.InstallWorkflowImpl;
import dev.kubeone.workflows.orchestration.KubeconfigWorkflowImpl;
import dev.kubeone.workflows.orchestration.ReconcileWorkflowImpl;
import dev.kubeone.workflows.orchestration.RehearseWorkflowImpl;
import dev.kubeone.workflows.orchestration.ResetWorkflowImpl;
import dev.kubeone.workflows.orchestration.UpgradeWorkflowImpl;
import dev.kubeone.workflows.orchestration.WorkerKeyWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands against the real workflow; only what touches hosts is scripted. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class CommandsTest {
    static final String MANIFEST = """
            apiVersion: kubeone.k8c.io/v1beta2
            kind: KubeOneCluster
            name: prod
            versions:
              kubernetes: 1.34.4
            cloudProvider:
              none: {}
            clusterNetwork:
              cni:
                external: {}
            apiEndpoint:
              host: 192.0.2.10
            controlPlane:
              hosts:
                - publicAddress: 192.0.2.11
                  hostname: cp-1
                  sshPrivateKeyFile: id
            staticWorkers:
              hosts:
                - publicAddress: 192.0.2.21
                  hostname: w-1
                  sshPrivateKeyFile: id
            """;

    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
    private final ScriptedCluster cluster = new ScriptedCluster();
    private final List<RehearsalRequest> rehearsed = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new TreeMap<>(Map.of("HOSTNAME", "desk"));
    private String typed = "";
    private boolean terminal;

    @BeforeEach
    void startWorker() throws IOException {
        Files.writeString(folder.resolve("kubeone.yaml"), MANIFEST);
        var worker = temporal.newWorker(Names.TASK_QUEUE);
        worker.registerWorkflowImplementationTypes(
                InstallWorkflowImpl.class,
                ResetWorkflowImpl.class,
                ReconcileWorkflowImpl.class,
                UpgradeWorkflowImpl.class,
                KubeconfigWorkflowImpl.class,
                RehearseWorkflowImpl.class,
                WorkerKeyWorkflowImpl.class);
        worker.registerActivitiesImplementations(cluster, (RehearseActivities) this::rehearsed, cluster.steps());
        temporal.start();
    }

    @AfterEach
    void stopWorker() {
        temporal.close();
    }

    @Test
    void anInstallShowsItsPlanAndRunsAfterYes() {
        cluster.plans(Samples.plan(), Samples.plan(), Samples.nothingToDo());
        answer("yes\n");

        assertThat(run("start-install")).isZero();

        assertThat(out()).contains("Plan for prod: install Kubernetes 1.34.4", "! kubeadm init", "WHERE THE TIME WENT");
        assertThat(out()).contains("http://ui/namespaces/default/workflows/cluster%2Fprod/");
        assertThat(out().split("Plan for prod", -1)).hasSize(2);
        assertThat(err()).contains("Only 'yes' is a yes");
        assertThat(cluster.ran).containsExactly("PrepareOs", "PrepareOs", "KubeadmInit");
    }

    @Test
    void anyOtherWordThanYesChangesNothing() {
        cluster.plans(Samples.plan());
        answer("y\n");

        assertThat(run("start-install")).isEqualTo(24);

        assertThat(out()).contains("Not approved; the run is ended and nothing was changed.");
        assertThat(cluster.ran).isEmpty();
    }

    @Test
    void endOfInputIsNoYes() {
        cluster.plans(Samples.plan());
        answer("");

        assertThat(run("start-install")).isEqualTo(24);
        assertThat(cluster.ran).isEmpty();
    }

    @Test
    void withoutATerminalAndWithoutYesNothingIsStarted() {
        assertThat(run("start-install")).isEqualTo(2);

        assertThat(err()).contains("standard input is no terminal").contains("add -y");
        assertThat(run("status", "prod")).isEqualTo(2);
    }

    @Test
    void aPipeGetsAppendedLines() {
        cluster.plans(Samples.plan(), Samples.nothingToDo());

        assertThat(run("start-install", "-y")).isZero();

        assertThat(out()).containsPattern("\\[00:\\d\\d] prod cp-1 kubeadm init: started");
        assertThat(out()).containsPattern("\\[00:\\d\\d] prod cp-1 kubeadm init: done in ");
        assertThat(out()).doesNotContain("\u001b");
    }

    @Test
    void aHealthyClusterHasNothingToDo() {
        cluster.plans(Samples.nothingToDo());

        assertThat(run("start-install", "-y")).isZero();
        assertThat(out()).contains("Nothing to do: prod is as the manifest wants it.");
    }

    @Test
    void blockersRefuseTheInstallAndSayWhatToDo() {
        cluster.plans(Samples.blocked());

        assertThat(run("start-install", "-y")).isEqualTo(21);
        assertThat(out()).contains("x cp-1: 1 CPU, 2 are needed [EnoughResources]", "→ give the host 2 CPUs");
    }

    @Test
    void aPlanThatChangedIsShownWithTheDifferenceAndAskedForAgain() {
        cluster.plans(Samples.plan(), Samples.changed(), Samples.changed(), Samples.nothingToDo());
        answer("yes\nyes\n");

        assertThat(run("start-install")).isZero();

        assertThat(out()).contains("The world has changed since the plan was shown:");
        assertThat(cluster.ran).containsExactly("KubeadmInit");
    }

    @Test
    void aParkedRunInAPipeLeavesWithTheCommandsToAnswerAndRetryFinishesIt() {
        cluster.plans(Samples.plan(), Samples.nothingToDo());
        cluster.failing("PrepareOs");

        assertThat(run("start-install", "-y")).isEqualTo(23);
        assertThat(out()).contains("no space left on device", "kubeone-client retry prod --step w-1/PrepareOs");

        cluster.healed("PrepareOs");
        assertThat(run("retry", "prod", "--reason", "freed space")).isZero();
        assertThat(run("watch", "prod")).isZero();
        assertThat(run("history", "prod")).isZero();
        assertThat(out()).contains("decided: retry").contains("freed space");
    }

    @Test
    void anUpgradeThatIsToBeApprovedBatchByBatchLeavesAPipeAndApproveLetsItBegin() {
        cluster.plans(Samples.oneBatch(), Samples.nothingToDo());

        assertThat(run("start-upgrade", "-y", "--approve-each", "batch")).isEqualTo(23);
        assertThat(out())
                .contains("Waits for approval to begin: Upgrade workers, batch 1 of 1")
                .contains("kubeone-client approve prod");
        assertThat(cluster.ran).isEmpty();
        forget();

        assertThat(run("approve", "prod")).isEqualTo(2);
        assertThat(run("approve", "prod", "-y")).isZero();
        assertThat(run("watch", "prod")).isZero();
        assertThat(cluster.ran).containsExactly("PrepareOs", "CheckWorkloads");
        assertThat(run("history", "prod")).isZero();
        assertThat(out()).contains("decided: approve").contains("Upgrade workers, batch 1 of 1");
    }

    @Test
    void aLimitIsRefusedWhereNoBatchIsLeftAndAnUnknownWordIsAWrongCommandLine() {
        cluster.plans(Samples.oneBatch(), Samples.nothingToDo());
        cluster.failing("PrepareOs");
        assertThat(run("start-upgrade", "-y")).isEqualTo(23);

        assertThat(run("set", "max-unavailable", "prod", "3")).isEqualTo(21);
        assertThat(err()).contains("no batch of workers is left");
        assertThat(run("set")).isEqualTo(2);
        assertThat(run("start-upgrade", "-y", "--approve-each", "everything")).isEqualTo(2);
    }

    @Test
    void theLimitOfBatchesThatHaveNotBegunCanBeSet() {
        cluster.plans(Samples.oneBatch(), Samples.nothingToDo());
        assertThat(run("start-upgrade", "-y", "--approve-each", "batch,control-plane"))
                .isEqualTo(23);

        assertThat(run("set", "max-unavailable", "prod", "50%", "--reason", "quiet night"))
                .isZero();
        assertThat(out()).contains("prod: batches that have not begun are of 50% now: 1 left");
        assertThat(run("approve", "prod", "-y")).isZero();
        assertThat(run("watch", "prod")).isZero();
        assertThat(run("history", "prod")).isZero();
        assertThat(out()).contains("decided: set max-unavailable").contains("quiet night");
    }

    @Test
    void aSecondStartIsToldWhoHoldsTheCluster() {
        cluster.plans(Samples.plan(), Samples.nothingToDo());
        cluster.failing("PrepareOs");
        run("start-install", "-y");
        forget();

        assertThat(run("start-install", "-y")).isEqualTo(22);

        assertThat(err())
                .contains("error: prod is held by another run: Install prod 1.34.4 on 1 control plane, 1 worker")
                .contains("started by " + System.getProperty("user.name") + "@desk")
                .contains("needs attention, 0%")
                .contains("kubeone-client watch prod")
                .contains("no second run was started");
    }

    @Test
    void aResetSaysWhatItDestroysAndRunsAfterTheClustersName() {
        cluster.plans(Samples.reset("cp-1", "w-1"), Samples.reset("cp-1", "w-1"), Samples.reset());
        answer("prod\n");

        assertThat(run("start-reset")).isZero();

        assertThat(out())
                .contains("This destroys prod.", "--remove-binaries takes them too", "prod: reset 1.34.4 done after");
        assertThat(out()).doesNotContain("kubectl --kubeconfig");
        assertThat(err()).contains("Type the cluster's name");
        assertThat(cluster.ran).containsExactly("ResetHost", "ResetHost");
    }

    @Test
    void aYesIsNotTheClustersName() {
        cluster.plans(Samples.reset("cp-1"));
        answer("yes\n");

        assertThat(run("start-reset")).isEqualTo(24);
        assertThat(cluster.ran).isEmpty();
    }

    @Test
    void aResetThatFindsNothingSaysSo() {
        cluster.plans(Samples.reset());

        assertThat(run("start-reset", "-y")).isZero();
        assertThat(out()).contains("Nothing to do: nothing of prod is on its hosts.");
    }

    @Test
    void withoutATerminalAResetNamesItsPlan() {
        assertThat(run("start-reset")).isEqualTo(2);
        assertThat(err()).contains("kubeone-client plan --reset");
    }

    @Test
    void theRunThatIsStuckIsCancelledOnRecordAndThenTheClusterIsReset() {
        cluster.plans(Samples.plan(), Samples.reset("cp-1", "w-1"), Samples.reset());
        cluster.failing("PrepareOs");
        assertThat(run("start-install", "-y")).isEqualTo(23);
        var stuck = latestRun();

        assertThat(run("start-reset", "-y")).isZero();

        assertThat(out()).contains("prod is held by another run: Install prod 1.34.4", "It is cancelled");
        assertThat(cluster.ran).containsExactly("ResetHost", "ResetHost");
        var ended = stuck.look().answer();
        assertThat(ended.state()).isEqualTo(RunState.CANCELLED);
        assertThat(ended.decisions())
                .last()
                .satisfies(decision -> assertThat(decision.what()).isEqualTo("cancel"))
                .satisfies(decision -> assertThat(decision.about()).isEqualTo("the cluster is to be reset"));
    }

    @Test
    void aPersonMayLeaveTheRunThatHoldsTheCluster() {
        cluster.plans(Samples.plan());
        cluster.failing("PrepareOs");
        run("start-install", "-y");
        var stuck = latestRun();
        answer("no\n");

        assertThat(run("start-reset")).isEqualTo(22);

        assertThat(err()).contains("Cancel that run first?", "no second run was started");
        assertThat(stuck.look().answer().state()).isEqualTo(RunState.NEEDS_ATTENTION);
        assertThat(cluster.ran).isEmpty();
    }

    @Test
    void aResetThatGetsOnIsNotCancelledByASecondOne() {
        cluster.plans(Samples.reset("cp-1"), Samples.reset());
        cluster.holdSteps();
        assertThat(run("start-reset", "-y", "--detach")).isZero();

        assertThat(run("start-reset", "-y")).isEqualTo(22);

        cluster.letStepsGo();
        assertThat(run("watch", "prod")).isZero();
    }

    @Test
    void aPlanIsOfOneKind() {
        assertThat(run("plan", "--reset", "--upgrade")).isEqualTo(2);
        cluster.plans(Samples.reset("cp-1"));
        assertThat(run("plan", "--reset")).isZero();
        assertThat(out()).contains("Plan for prod: reset Kubernetes 1.34.4", "This destroys prod.");
    }

    @Test
    void driftTellsWhatIsAndWhatShouldBeAndSinceWhen() {
        cluster.plans(Samples.drift());

        assertThat(run("drift")).isEqualTo(25);
        assertThat(out())
                .contains(
                        "w-1: label rack is b2, not a1 (since 2023-11-14 22:13:20Z)",
                        "a fix would set labels, annotations and taints  [labels]",
                        "1 finding, nothing to do.");
        assertThat(cluster.remembered).isEmpty();
    }

    @Test
    void aReconcileThatOnlyReportsEndsAsDriftFoundAndRemembersIt() {
        cluster.plans(Samples.drift());

        assertThat(run("reconcile", "-y", "--fix", "none")).isEqualTo(25);
        assertThat(out()).contains("drift found", "w-1: label rack is b2, not a1", "kubeone-client drift prod");
        assertThat(cluster.remembered).containsExactly(List.of("w-1/SetNodeMetadata"));

        assertThat(run("drift", "prod")).isEqualTo(25);
    }

    @Test
    void inTheForegroundEachRoundIsALine() throws InterruptedException {
        cluster.plans(Samples.drift());
        var rounds = new Thread(() -> run("reconcile", "-y", "--every", "30s", "--fix", "none"));
        rounds.start();

        Awaitility.await().until(() -> out().contains("  drift found: "));
        rounds.interrupt();
        rounds.join();

        assertThat(out()).contains("label rack is b2, not a1");
        assertThat(out().lines().filter(line -> !line.isBlank())).hasSize(1);
    }

    @Test
    void roundsNeedAnApprovalAndTimeBetweenThem() {
        assertThat(run("reconcile", "--every", "30m")).isEqualTo(2);
        assertThat(err()).contains("add -y");
        assertThat(run("reconcile", "-y", "--every", "3s")).isEqualTo(2);
        assertThat(err()).contains("it is less than 30 s");
    }

    @Test
    void onlyWhatCanBeBroughtBackMayBeNamed() {
        assertThat(run("reconcile", "-y", "--fix", "labels,nodes")).isEqualTo(2);
        assertThat(err()).contains("\"nodes\" is nothing that can be brought back by itself", "os, repositories");
    }

    @Test
    void aScheduleNeedsAServerThatHasThemAndTimesThatMakeSense() {
        assertThat(run("schedule", "create", "--every", "10m")).isEqualTo(2);
        assertThat(err()).contains("has no schedules", "kubeone-client reconcile -y --every 30m");
        assertThat(run("schedule", "create", "--every", "5s")).isEqualTo(2);
        assertThat(err()).contains("it is less than 30 s");
        assertThat(run("schedule", "create", "--cron", "0 3 * * *", "--time-zone", "Mars/Base"))
                .isEqualTo(2);
        assertThat(err()).contains("there is no such time zone");
        assertThat(run("schedule", "create")).isEqualTo(2);
    }

    @Test
    void detachLeavesTheRunToItself() {
        cluster.plans(Samples.plan(), Samples.nothingToDo());

        cluster.holdSteps();
        assertThat(run("start-install", "-y", "--detach")).isZero();
        cluster.letStepsGo();
        assertThat(out()).contains("goes on without this client", "kubeone-client watch prod");
        assertThat(run("watch", "prod")).isZero();
    }

    @Test
    void aPlanIsApprovedLaterByItsHash() {
        cluster.plans(Samples.plan(), Samples.plan(), Samples.nothingToDo());
        startUnapproved();

        assertThat(run("approve", "prod", "--plan", "ffffffff")).isEqualTo(21);
        assertThat(err()).contains("another plan waits: 5f2d9c0a1b3e");
        assertThat(run("approve", "prod")).isEqualTo(2);
        assertThat(run("approve", "prod", "--plan", "5f2d9c0a1b3e")).isZero();
        assertThat(run("watch", "prod")).isZero();
    }

    @Test
    void aDecisionThatDoesNotFitIsRefusedWithTheReason() {
        cluster.plans(Samples.nothingToDo());
        run("start-install", "-y");

        assertThat(run("resume", "prod")).isEqualTo(21);
        assertThat(err()).contains("error: resume: the run is over");
    }

    @Test
    void aPlanIsShownWithoutHoldingTheCluster() throws IOException {
        cluster.plans(Samples.plan());

        assertThat(run("plan", "-o", "json")).isZero();

        assertThat(json().get("hash").asText()).isEqualTo(Samples.plan().hash());
        assertThat(json().get("stages").get(0).get("title").asText()).isEqualTo("Prepare hosts");
        assertThat(run("status", "prod")).isEqualTo(2);
    }

    @Test
    void aPlanAsTextIsNothingButThePlan() {
        cluster.plans(Samples.plan());

        assertThat(run("plan")).isZero();
        assertThat(out()).startsWith("Plan for prod").doesNotContain("observing");
    }

    @Test
    void aFinishedInstallAsJsonIsOneDocumentAndNothingElse() throws IOException {
        cluster.plans(Samples.plan(), Samples.nothingToDo());

        assertThat(run("start-install", "-y", "-o", "json")).isZero();

        assertThat(json().get("cluster").asText()).isEqualTo("prod");
        assertThat(json().get("percent").asInt()).isEqualTo(100);
        assertThat(json().get("run").get("state").asText()).isEqualTo("DONE");
        assertThat(json().get("run").get("steps")).hasSize(3);
        assertThat(err()).contains("kubeadm init: started");
    }

    @Test
    void statusAnswersFromTheRunAsTextJsonAndYaml() throws IOException {
        cluster.plans(Samples.plan(), Samples.nothingToDo());
        run("start-install", "-y");
        forget();

        assertThat(run("status", "prod")).isZero();
        assertThat(out()).contains("prod: install 1.34.4, done 100% (3 of 3 steps)");
        forget();
        assertThat(run("status", "prod", "-o", "json")).isZero();
        assertThat(json().fieldNames())
                .toIterable()
                .containsExactly("cluster", "percent", "link", "silence", "run", "server", "secondsLeft");
        forget();
        assertThat(run("status", "prod", "-o", "yaml")).isZero();
        assertThat(out()).startsWith("cluster: prod\npercent: 100\n");
    }

    @Test
    void theTestServerSaysThatItKeepsNoList() {
        assertThat(run("list")).isEqualTo(2);
        assertThat(err()).contains("keeps no list").contains("kubeone-client status CLUSTER");
    }

    @Test
    void theKubeconfigGoesToAFileForItsOwnerAndStandsInNoHistory() throws IOException {
        cluster.plans(Samples.nothingToDo());
        run("start-install", "-y");

        assertThat(run("kubeconfig", "prod", "-o", "k")).isZero();

        assertThat(folder.resolve("k")).hasContent(ScriptedCluster.SECRET);
        assertThat(Files.getPosixFilePermissions(folder.resolve("k")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(run("kubeconfig", "-m", "kubeone.yaml")).isZero();
        assertThat(out()).endsWith(ScriptedCluster.SECRET);
        assertThat(temporal.getDiagnostics()).doesNotContain(ScriptedCluster.SECRET);
    }

    @Test
    void allProblemsOfAManifestAreToldAtOnceAndNothingIsAsked() throws IOException {
        var bad = MANIFEST.replace("1.34.4", "banana").replace("hostname: w-1", "hostnam: w-1");
        Files.writeString(folder.resolve("kubeone.yaml"), bad);

        assertThat(run("start-install", "-y")).isEqualTo(15);

        assertThat(err()).contains("kubeone.yaml:5:", "kubeone.yaml:21:", "Did you mean hostname?", "2 problems");
        forget();
        assertThat(run("validate", "-o", "json")).isEqualTo(15);
        assertThat(json().get("valid").asBoolean()).isFalse();
        assertThat(json().get("problems")).hasSize(2);
    }

    @Test
    void whatTerraformMadeIsLaidOverTheManifest() throws IOException {
        var outputs = """
                {"kubeone_hosts": {"value": {"control_plane": {
                  "cluster_name": "blue", "public_address": ["192.0.2.31", "https://192.0.2.32"]}}}}
                """;
        Files.writeString(folder.resolve("tf.json"), outputs);

        assertThat(run("validate", "-t", "tf.json", "-o", "json")).isEqualTo(15);
        assertThat(json().at("/problems/0/path").asText())
                .isEqualTo("terraform output kubeone_hosts.value.control_plane.public_address[1]");

        forget();
        Files.writeString(folder.resolve("tf.json"), outputs.replace("https://", ""));
        cluster.plans(Samples.plan());
        assertThat(run("plan", "-t", "tf.json")).isZero();
        assertThat(err()).contains("Terraform's control planes take the place of these");
    }

    @Test
    void aSecretOfTheManifestIsSealedForTheWorkerBeforeItLeaves() throws IOException {
        Files.writeString(folder.resolve("kubeone.yaml"), MANIFEST + """
                containerRuntime:
                  containerd:
                    registries:
                      registry.example.com:
                        auth: {username: puller, password: marker-4a1e}
                """);
        cluster.plans(Samples.plan(), Samples.nothingToDo());

        assertThat(run("start-install", "-y")).isZero();

        var history = temporal.getWorkflowClient()
                .fetchHistory(Names.clusterWorkflow("prod"))
                .toProtoText(false);
        assertThat(history).doesNotContain("marker-4a1e").doesNotContain(ManifestReader.UNSEALED);
        var request = new Kubeconfigs(server()).manifestOf("prod");
        var auth = request.containerRuntime()
                .containerd()
                .registries()
                .get("registry.example.com")
                .auth();
        assertThat(new String(cluster.key.opener().open(auth.password(), WorkerKey.PURPOSE), UTF_8))
                .isEqualTo("marker-4a1e");
    }

    @Test
    void noSecretOfAnyFieldIsInTheHistoryOrOnTheScreen() throws IOException {
        // Whoever adds a field for a secret plants one there, too.
        assertThat(SecretFields.patterns()).hasSize(12);
        PlantedSecrets.write(folder);
        Files.writeString(
                folder.resolve("other.yaml"),
                Files.readString(folder.resolve("kubeone.yaml"))
                        .replace("mark3r-machine-password", "mark3r-machine-password-2")
                        .replace("replicas: 1", "replicas: 2"));
        cluster.plans(Samples.plan(), Samples.nothingToDo());
        environment.putAll(PlantedSecrets.ENVIRONMENT);

        var sources = List.of("-c", "credentials.yaml", "-t", "outputs.json");
        var said = new StringBuilder();
        for (var command : List.of(
                "start-install -y",
                "plan",
                "config dump",
                "config dump -o json",
                "validate",
                "config machinedeployments",
                "config images list",
                "config diff kubeone.yaml other.yaml")) {
            var words = new ArrayList<>(List.of(command.split(" ")));
            words.addAll(sources);
            assertThat(run(words.toArray(String[]::new)))
                    .as(command + out() + err())
                    .isIn(0, 25);
        }
        for (var command : List.of("status planted", "history planted", "config print")) {
            assertThat(run(command.split(" "))).as(command + out() + err()).isZero();
        }
        said.append(out()).append(err());

        var history = temporal.getWorkflowClient()
                .fetchHistory(Names.clusterWorkflow("planted"))
                .toProtoText(false);
        for (var text : List.of(history, said.toString())) {
            assertThat(Unpacked.of(text)).contains("planted").doesNotContain(PlantedSecrets.MARKER);
        }
        assertThat(history).doesNotContain(ManifestReader.UNSEALED);
        // All of them arrived nevertheless.
        var request = new Kubeconfigs(server()).requestOf("planted");
        var sealed = new ArrayList<>(request.files().credentials().values());
        PlantedSecrets.collect(request.manifest(), sealed);
        var opened = sealed.stream()
                .map(text -> new String(cluster.key.opener().open(text, WorkerKey.PURPOSE), UTF_8))
                .collect(Collectors.joining("\n"));
        assertThat(opened).contains(PlantedSecrets.ALL);
    }

    static Stream<Arguments> credentials() {
        return CredentialCatalog.bundled().providers().stream()
                .filter(provider -> !List.of("none", "vmwareCloudDirector").contains(provider))
                .flatMap(provider -> Stream.of("environment", "file").map(from -> Arguments.of(provider, from)));
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void noCredentialOfAnyProviderIsInTheHistoryOrOnTheScreen(String provider, String from) throws IOException {
        var needs = CredentialCatalog.bundled().needs(provider).orElseThrow();
        var names = Stream.concat(
                        Stream.concat(needs.required().stream(), needs.optional().stream()),
                        needs.oneOf().stream().limit(1).flatMap(List::stream))
                .map(name -> name.split("\\|")[0])
                .toList();
        var values = names.stream().collect(Collectors.toMap(name -> name, name -> "mark3r-" + name));

        assertCredentialsSealed(provider, from, values);
    }

    @Test
    void noKeyOfAProfileIsInTheHistoryOrOnTheScreen() throws IOException {
        Files.writeString(folder.resolve("profiles"), """
                [work]
                aws_access_key_id = mark3r-profile-id
                aws_secret_access_key = mark3r-profile-key
                """);
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "profiles");
        environment.put("AWS_PROFILE", "work");

        assertCredentialsSealed(
                "aws",
                "profile",
                Map.of("AWS_ACCESS_KEY_ID", "mark3r-profile-id", "AWS_SECRET_ACCESS_KEY", "mark3r-profile-key"));
    }

    private void assertCredentialsSealed(String provider, String from, Map<String, String> values) throws IOException {
        var more = Map.of(
                        "azure", "cloudConfig: env:C",
                        "openstack", "cloudConfig: env:C",
                        "vsphere", "cloudConfig: env:C, csiConfig: env:C")
                .getOrDefault(provider, "external: true");
        var block = provider.equals("kubevirt") ? "{infraNamespace: infra}" : "{}";
        Files.writeString(
                folder.resolve("kubeone.yaml"),
                MANIFEST.replace("none: {}", provider + ": " + block + "\n  " + more.replace(", ", "\n  ")));
        var file = from.equals("file") ? values : Map.<String, String>of();
        Files.writeString(
                folder.resolve("credentials.yaml"),
                file.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                        .collect(Collectors.joining("", "cloudConfig: ''\n", "")));
        if (from.equals("environment")) {
            environment.putAll(values);
        }
        cluster.plans(Samples.plan(), Samples.nothingToDo());

        assertThat(run("start-install", "-y", "-c", "credentials.yaml"))
                .as(err())
                .isZero();

        var history = temporal.getWorkflowClient()
                .fetchHistory(Names.clusterWorkflow("prod"))
                .toProtoText(false);
        assertThat(Unpacked.of(history + out() + err())).doesNotContain(PlantedSecrets.MARKER);
        var request = new Kubeconfigs(server()).requestOf("prod");
        assertThat(request.files().credentials().values().stream()
                        .map(text -> new String(cluster.key.opener().open(text, WorkerKey.PURPOSE), UTF_8)))
                .singleElement(STRING)
                .contains(values.values());
    }

    @Test
    void namesInACredentialsFileThatNothingReadsAreTold() throws IOException {
        Files.writeString(folder.resolve("credentials.yaml"), """
                HCLOUD_TOKNE: mark3r-1
                CCM_HCLOUD_TOKEN: mark3r-2
                addonParams: "a: mark3r-3"
                AWS_PROFILE: mark3r-4
                """);
        Files.writeString(folder.resolve("kubeone.yaml"), MANIFEST.replace("none: {}", "hetzner: {}"));
        cluster.plans(Samples.plan());

        assertThat(run("plan", "-c", "credentials.yaml")).as(err()).isEqualTo(0);

        assertThat(err())
                .contains("\"HCLOUD_TOKNE\" is not used. Did you mean HCLOUD_TOKEN?", "\"addonParams\" is not used")
                .contains("\"AWS_PROFILE\" is not used: it counts in the environment only")
                .doesNotContain("CCM_HCLOUD_TOKEN\" is", "mark3r");
    }

    @Test
    void aDeviceWithoutAnEndIsNoManifest() {
        assertThat(run("validate", "-m", "/dev/zero")).isEqualTo(15);
        assertThat(err()).contains("more than 8 MB");
        forget();
        assertThat(run("validate", "-c", "/dev/zero")).isEqualTo(15);
        assertThat(err()).contains("more than 1 MB");
        forget();
        assertThat(run("validate", "-t", "/dev/zero")).isEqualTo(15);
        assertThat(err()).contains("more than 64 MB");
    }

    @Test
    void aCredentialsFileThatIsWrongIsToldWithoutItsValues() throws IOException {
        Files.writeString(folder.resolve("credentials.yaml"), "HCLOUD_TOKEN: {token: marker-4a1e}\n");

        assertThat(run("plan", "-c", "credentials.yaml")).isEqualTo(15);

        assertThat(err()).contains("HCLOUD_TOKEN: expected a text").doesNotContain("marker-4a1e");
    }

    @Test
    void aPublicKeyThatIsNoneIsRefusedBeforeAnythingStarts() throws IOException {
        Files.writeString(folder.resolve("kubeone.yaml"), MANIFEST + """
                containerRuntime:
                  containerd:
                    registries:
                      registry.example.com:
                        auth: {identityToken: marker-4a1e}
                """);
        Files.writeString(folder.resolve("key.json"), "{}");

        assertThat(run("plan", "--worker-key", "key.json")).isEqualTo(15);

        assertThat(err()).contains("--worker-key").doesNotContain("marker-4a1e");
    }

    @Test
    void whatIsNotCarriedOutIsAWarning() throws IOException {
        Files.writeString(
                folder.resolve("kubeone.yaml"),
                MANIFEST + "helmReleases: [{chart: a, repoURL: \"https://charts.example.com\", namespace: b}]\n");

        assertThat(run("validate")).isZero();
        assertThat(out()).contains("warning: ", "helmReleases is read but not carried out by this version: ");
    }

    @Test
    void machinesOfAControlPlaneAreGoodInAManifestAndRefusedByAPlan() throws IOException {
        var hetzner = MANIFEST.replace("none: {}", "hetzner: {networkID: net, controlPlane: {}}")
                .replaceFirst(
                        "(?s)controlPlane:\\R.*staticWorkers", "controlPlane: {nodeSets: [{name: cp}]}\nstaticWorkers");
        Files.writeString(folder.resolve("kubeone.yaml"), hetzner);

        assertThat(run("validate")).isZero();
        assertThat(run("plan")).isEqualTo(15);
        assertThat(err()).contains("makes no machines for controlPlane.nodeSets");
    }

    @Test
    void aPrintedManifestIsGood() throws IOException {
        assertThat(run("config", "print")).isZero();
        Files.writeString(folder.resolve("printed.yaml"), out());
        assertThat(run("validate", "-m", "printed.yaml")).isZero();
        assertThat(run("config", "print", "--full")).isZero();
        assertThat(out()).contains("#helmReleases:");
    }

    @Test
    void theSchemaIsJson() throws IOException {
        assertThat(run("config", "schema")).isZero();
        assertThat(new ObjectMapper().readTree(out()).path("properties").has("helmReleases"))
                .isTrue();
    }

    @Test
    void configAloneNamesItsCommands() {
        assertThat(run("config")).isEqualTo(2);
        assertThat(err()).contains("print", "schema");
    }

    @Test
    void aMissingManifestIsSaid() {
        assertThat(run("validate", "-m", "none.yaml")).isEqualTo(15);
        assertThat(err())
                .isEqualTo("error: none.yaml: read the manifest: there is no such file → name it with -m FILE\n");
    }

    @Test
    void anUnknownCommandIsAUsageErrorWithTheNearest() {
        assertThat(run("statsu")).isEqualTo(2);
        assertThat(err()).contains("Did you mean: status");
        assertThat(run()).isEqualTo(2);
        assertThat(run("status", "not a name")).isEqualTo(2);
    }

    private Rehearsal rehearsed(RehearsalOrder order) {
        rehearsed.add(order.request());
        return order.request().kind() == RunKind.UPGRADE ? SampleRehearsals.eventful() : SampleRehearsals.refused();
    }

    @Test
    void aRehearsalIsToldAndEndsAsItsRunWould() {
        assertThat(run(
                        "rehearse",
                        "--upgrade",
                        "--from",
                        "v1.33.13",
                        "--at",
                        "2026-11-28T22:00:00+01:00",
                        "--held",
                        "w-1"))
                .isEqualTo(20);

        assertThat(out())
                .contains("Rehearsal for prod: upgrade Kubernetes 1.33.13 → 1.34.4", "left out, to be mended: w-1");
        var asked = rehearsed.get(0);
        assertThat(asked.from()).isEqualTo("1.33.13");
        assertThat(asked.held()).containsExactly("w-1");
        assertThat(asked.startsAtMs())
                .isEqualTo(Instant.parse("2026-11-28T21:00:00Z").toEpochMilli());
        assertThat(asked.run().manifest().name()).isEqualTo("prod");
    }

    @Test
    void aRehearsalForProgramsIsOneDocument() throws IOException {
        assertThat(run("rehearse", "-o", "json")).isEqualTo(21);

        assertThat(json().path("blockers").path(0).path("guard").asText()).isEqualTo("FreePorts");
        assertThat(json().path("end").asText()).isEqualTo("REFUSED");
    }

    @Test
    void aRehearsalThatIsNotUnderstoodAsksNoServer() {
        assertThat(run("rehearse", "--from", "yesterday")).isEqualTo(2);
        assertThat(err()).contains("--from is a version such as 1.33.13, not 'yesterday'");
        assertThat(run("rehearse", "--at", "tonight")).isEqualTo(2);
        assertThat(err()).contains("--at is a time with its offset such as 2026-11-28T22:00:00Z, not 'tonight'");
        assertThat(rehearsed).isEmpty();
    }

    @Test
    void everyCommandHasHelp() {
        var program = Program.line(around(), (flags, purpose) -> {
            throw new AssertionError("help asks no server");
        });
        var text = new StringBuilder(program.getUsageMessage());
        program.getSubcommands().forEach((name, command) -> {
            text.append("\n=== ").append(name).append('\n').append(command.getUsageMessage());
        });

        Golden.check("help.txt", text.toString());
    }

    @Test
    void completionKnowsEveryCommandInEveryShell() {
        for (var shell : new String[] {"bash", "zsh", "fish"}) {
            forget();
            assertThat(run("completion", shell)).isZero();
            assertThat(out()).contains("start-install", "kubeconfig", "auto-approve");
        }
    }

    @Test
    void versionAsksNoServer() {
        assertThat(run("version")).isZero();
        assertThat(out()).startsWith("kubeone-client ").doesNotContain("${");
    }

    /** Starts an install whose client went away before anybody answered. */
    private void startUnapproved() {
        var request = new RunRequest(
                ManifestFile.load("kubeone.yaml", folder).manifest(), FileBundle.EMPTY, false, false, "ana@desk");
        try (var server = server()) {
            var runs = new Runs(server);
            var run = runs.run(runs.start(dev.kubeone.model.plan.RunKind.INSTALL, request));
            Awaitility.await()
                    .until(() -> run.look()
                            .status()
                            .filter(status -> status.state().waitsForPerson())
                            .isPresent());
        }
    }

    /** The run that is latest now, also when another one is later. */
    private TemporalRun latestRun() {
        var runs = new Runs(server());
        var now = runs.latest("prod").describe();
        return runs.run(new RunReference(now.workflowId(), now.runId()));
    }

    private int run(String... arguments) {
        var code = Program.run(arguments, around(), (flags, purpose) -> server());
        // Surefire keeps it with the test; without it a wrong exit code has no reason.
        System.out.println(String.join(" ", arguments) + " → " + code + "\n" + out() + err());
        return code;
    }

    private Surroundings around() {
        return new Surroundings(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                new BufferedReader(new StringReader(typed)),
                terminal,
                false,
                environment,
                folder,
                Clock.systemUTC());
    }

    // Each command closes its connection; the environment's own must stay open.
    private Server server() {
        var stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setChannel(temporal.getWorkflowServiceStubs().getRawChannel())
                .build());
        return new Server(WorkflowClient.newInstance(stubs), "test", "http://ui/", false);
    }

    private void answer(String text) {
        terminal = true;
        typed = text;
    }

    private void forget() {
        out.reset();
        err.reset();
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out());
    }
}
