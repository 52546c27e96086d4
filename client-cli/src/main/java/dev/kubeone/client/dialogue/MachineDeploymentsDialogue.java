package dev.kubeone.client.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.output.DataWriter;
import dev.kubeone.client.output.OutputFormat;
import dev.kubeone.model.machines.MachineDeployments;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the objects that machine-controller makes machines of. */
public final class MachineDeploymentsDialogue {
    private final Screen screen;

    public MachineDeploymentsDialogue(Screen screen) {
        this.screen = screen;
    }

    public int run(ManifestFile file) {
        var around = screen.around();
        file.warnings().forEach(warning -> around.err().println("warning: " + warning));
        List<JsonNode> objects = MachineDeployments.of(file.manifest());
        if (objects.isEmpty()) {
            around.err().println("The manifest has no dynamicWorkers: there is nothing to print.");
        } else {
            around.err().println("This version does not deploy machine-controller: apply these where it runs.");
        }
        MachineDeployments.withheld(file.manifest())
                .forEach(path -> around.err()
                        .println(
                                "warning: " + path + " is a secret or a reference to one: put its value in its place"));
        if (screen.format() == OutputFormat.json) {
            around.out().println(DataWriter.write(objects, OutputFormat.json));
        } else {
            around.out()
                    .print(objects.stream()
                            .map(object -> DataWriter.write(object, OutputFormat.yaml) + "\n")
                            .collect(Collectors.joining("---\n")));
        }
        around.out().flush();
        return 0;
    }
}
