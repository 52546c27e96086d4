package dev.kubeone.model.manifest.reading;

/**
 * Something that keeps a manifest from being used.
 *
 * @param file name of the file as the operator gave it
 * @param line first line is 1
 * @param column first column is 1
 * @param path YAML path: {@code controlPlane.hosts[0].sshPort}; "" for the file as a whole
 * @param message what is wrong, without a full stop
 * @param hint what to do, or ""
 */
public record Problem(String file, int line, int column, String path, String message, String hint) {

    /** One line as compilers write them: {@code kubeone.yaml:12:5: controlPlane.hosts[0].sshPort: expected …}. */
    public String text() {
        String place = path.isEmpty() ? "" : path + ": ";
        String advice = hint.isEmpty() ? "" : ". " + hint;
        return file + ":" + line + ":" + column + ": " + place + message + advice;
    }
}
