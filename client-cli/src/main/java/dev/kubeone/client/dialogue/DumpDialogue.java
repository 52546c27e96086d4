package dev.kubeone.client.dialogue;

import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.output.OutputFormat;
import dev.kubeone.model.manifest.writing.ManifestWriter;

/** Shows a manifest as it is understood. */
public final class DumpDialogue {
    private final Screen screen;

    public DumpDialogue(Screen screen) {
        this.screen = screen;
    }

    public int run(ManifestFile file) {
        file.warnings().forEach(warning -> screen.around().err().println("warning: " + warning));
        var text = screen.format() == OutputFormat.json
                ? ManifestWriter.json(file.manifest())
                : ManifestWriter.yaml(file.manifest());
        screen.around().out().print(text);
        screen.around().out().flush();
        return 0;
    }
}
