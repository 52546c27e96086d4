package dev.kubeone.model.beside;

import java.util.List;
import java.util.Optional;

/** Files beside a manifest, by the paths that stand in it. Relative ones start at the manifest's own folder. */
public interface FilesBeside {
    /** Nobody looks: what a manifest names is taken as given. */
    FilesBeside NOBODY_LOOKS = (path, largest) -> Optional.empty();

    /**
     * A file's bytes; none where nobody looks.
     *
     * @param largest the most bytes that it may have
     * @throws FileRefusedException that says why it cannot be had
     */
    Optional<byte[]> read(String path, int largest);

    /**
     * Looks whether a folder can be taken along; names of files in it that hold a Kubernetes Secret.
     *
     * @throws FileRefusedException that says why not
     */
    default List<String> folder(String path) {
        return List.of();
    }
}
