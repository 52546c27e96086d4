package dev.kubeone.worker.rehearsal;

import dev.kubeone.activities.run.Heartbeats;
import dev.kubeone.activities.secrets.Secrets;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.rehearsal.Rehearsal;
import dev.kubeone.workflows.contract.FailureCodec;
import dev.kubeone.workflows.contract.RehearseActivities;
import dev.kubeone.workflows.messages.RehearsalOrder;
import io.temporal.activity.Activity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Rehearses each run in a folder of its own, which is gone afterwards. Knows no hosts but models. */
public final class Rehearsals implements RehearseActivities {
    private final Path folder;
    private final Secrets secrets;

    /**
     * @param folder where the folders of rehearsals are made
     * @param secrets what the worker resolves references with: one that cannot be resolved stops a rehearsal, too
     */
    public Rehearsals(Path folder, Secrets secrets) {
        this.folder = folder;
        this.secrets = secrets;
    }

    @Override
    @SuppressWarnings("try") // heartbeats are held, not used
    public Rehearsal rehearse(RehearsalOrder order) {
        var own = newFolder();
        try (var alive = Heartbeats.of(Activity.getExecutionContext(), () -> "rehearsing")) {
            return new RehearsedRun(order, secrets, own).rehearsal();
        } catch (OperatorException e) {
            throw FailureCodec.encode(e.failure(), null);
        } finally {
            remove(own);
        }
    }

    private Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(folder), "rehearsal-");
        } catch (IOException e) {
            throw new UncheckedIOException("make a folder for a rehearsal in " + folder, e);
        }
    }

    private static void remove(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("remove the folder of a rehearsal, " + folder, e);
        }
    }
}
