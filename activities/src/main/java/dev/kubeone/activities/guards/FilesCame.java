package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.manifest.beside.FileKind;
import dev.kubeone.model.manifest.beside.NamedFile;
import dev.kubeone.model.plan.Blocker;
import java.util.List;

/** Every file that the manifest names came along with it: clients of older versions, and their schedules, send none. */
public final class FilesCame implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        return NamedFile.of(wanted.manifest()).stream()
                // Nothing here reads values of charts: whoever does asks for them.
                .filter(file -> file.kind() != FileKind.HELM_VALUES)
                .filter(file -> wanted.files().digestOf(file.field()).isEmpty())
                .map(file -> new Blocker(
                        "FilesCame",
                        "",
                        "the file " + file.path() + ", which " + file.field()
                                + " names, did not come with the manifest",
                        "start the run, or make the schedule, with a client of this version"))
                .toList();
    }
}
