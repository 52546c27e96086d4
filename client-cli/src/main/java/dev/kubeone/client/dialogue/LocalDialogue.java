package dev.kubeone.client.dialogue;

import dev.kubeone.client.local.LocalMode;
import dev.kubeone.client.local.LocalStatus;
import dev.kubeone.client.server.Logging;
import dev.kubeone.client.server.Purpose;
import dev.kubeone.client.text.Moments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Shows and changes what of the local mode runs. */
public final class LocalDialogue {
    private final Screen screen;

    public LocalDialogue(Screen screen) {
        this.screen = screen;
    }

    public int status(LocalMode local) {
        var status = local.status();
        screen.answer(status, lines(status));
        return 0;
    }

    public int start(LocalMode local) {
        Logging.quiet();
        local.open(Purpose.WORK).close();
        return status(local);
    }

    public int stop(LocalMode local) {
        local.stop();
        return status(local);
    }

    /** @param which "server" or "worker" */
    public int logs(LocalMode local, String which, int lines) {
        var document = new LinkedHashMap<String, Object>();
        document.put("file", local.logFile(which));
        document.put("lines", local.log(which, lines));
        var text = new ArrayList<String>();
        text.add("==> " + local.logFile(which));
        text.addAll(local.log(which, lines));
        screen.answer(document, text);
        return 0;
    }

    private static List<String> lines(LocalStatus status) {
        var lines = new ArrayList<String>();
        lines.add("server  " + part(status.server()));
        lines.add("worker  " + part(status.worker()));
        if (!status.server().webUi().isEmpty()) {
            lines.add("Web UI  " + status.server().webUi());
        }
        lines.add("state   " + status.folder());
        return lines;
    }

    private static String part(LocalStatus.Part part) {
        return part.running()
                ? part.kind() + (part.address().isEmpty() ? "" : " on " + part.address()) + ", process " + part.pid()
                        + ", since " + Moments.text(part.startedAtMs())
                : "does not run";
    }
}
