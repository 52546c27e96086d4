package dev.kubeone.client.dialogue;

import dev.kubeone.client.run.Kubeconfigs;
import dev.kubeone.client.server.Server;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.KubeOneCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Brings the admin kubeconfig to standard output, or into a file that only its owner can read. */
public final class KubeconfigDialogue {
    private final Screen screen;

    public KubeconfigDialogue(Screen screen) {
        this.screen = screen;
    }

    /** @param file where to write, or "" for standard output */
    public int run(KubeOneCluster manifest, String file, Server server) {
        var kubeconfig = new Kubeconfigs(server).fetch(manifest);
        if (file.isEmpty() || file.equals("-")) {
            screen.around().out().writeBytes(kubeconfig);
            screen.around().out().flush();
        } else {
            write(screen.around().directory().resolve(file), kubeconfig);
            screen.around().err().println("Wrote " + file + ". Try: kubectl --kubeconfig " + file + " get nodes");
        }
        return 0;
    }

    // Written beside and moved: the file is never readable by others, not even for a moment, nor half written.
    private static void write(Path file, byte[] content) {
        try {
            var folder = file.toAbsolutePath().getParent();
            var beside = Files.createTempFile(
                    folder,
                    ".kubeconfig",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.write(beside, content);
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException cause) {
            throw new OperatorException(
                    new Failure(
                            FailureKind.USAGE,
                            "write the kubeconfig",
                            file.toString(),
                            cause.toString(),
                            "name another"),
                    cause);
        }
    }
}
