package dev.kubeone.client.manifest;

import dev.kubeone.model.beside.FileRefusedException;
import dev.kubeone.model.beside.FilesBeside;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.ManifestPaths;
import dev.kubeone.model.manifest.beside.NamedFile;
import dev.kubeone.workflows.messages.FileBundle;
import dev.kubeone.workflows.messages.NamedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Files beside a manifest on this machine. What was read once is kept, so that all of a run is of one moment. */
final class FolderFiles implements FilesBeside {
    private final Path folder;
    private final TreeMap<String, byte[]> read = new TreeMap<>();
    private final TreeMap<String, FileBundle> packed = new TreeMap<>();

    /** @param folder of the manifest, absolute */
    FolderFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> read(String path, int largest) {
        var known = read.get(path);
        if (known == null) {
            known = content(ManifestPaths.resolve(path, folder), path, largest);
            read.put(path, known);
        }
        return Optional.of(known);
    }

    @Override
    public List<String> folder(String path) {
        pack(path);
        return AddonsBundle.secrets(ManifestPaths.resolve(path, folder));
    }

    /** Everything that travels with a manifest that was found good. */
    FileBundle bundle(KubeOneCluster manifest) {
        var addons = manifest.addons();
        var bundle =
                addons == null || !addons.enable() || addons.path().isEmpty() ? FileBundle.EMPTY : pack(addons.path());
        var texts = new TreeMap<String, String>();
        for (var file : NamedFile.of(manifest)) {
            read(file.path(), file.kind().largest())
                    .ifPresent(bytes -> texts.put(file.field(), new String(bytes, StandardCharsets.UTF_8)));
        }
        var authority = manifest.certificateAuthority();
        if (authority.file().isEmpty() && !authority.bundle().isEmpty()) {
            texts.put(NamedFile.BUNDLE, authority.bundle());
        }
        return bundle.with(NamedFiles.pack(texts));
    }

    private FileBundle pack(String path) {
        return packed.computeIfAbsent(path, name -> {
            try {
                return AddonsBundle.pack(ManifestPaths.resolve(name, folder));
            } catch (OperatorException refused) {
                var failure = refused.failure();
                throw new FileRefusedException("cannot be packed: " + failure.why(), failure.next(), refused);
            }
        });
    }

    private byte[] content(Path file, String path, int largest) {
        try {
            var real = file.toRealPath();
            if (ledOut(file, real)) {
                throw new FileRefusedException(
                        "is a symbolic link that leads out of the manifest's folder, to " + real,
                        "Name that file itself if you mean it");
            }
            if (!Files.isRegularFile(real)) {
                throw new FileRefusedException(
                        Files.isDirectory(real) ? "is a folder" : "is not a regular file", "Name a file");
            }
            var size = Files.size(real);
            if (size > largest) {
                throw new FileRefusedException(
                        "has " + size + " bytes, " + largest + " are allowed", "Is it the right file?");
            }
            return Files.readAllBytes(real);
        } catch (NoSuchFileException absent) {
            throw new FileRefusedException("does not exist", lookedFor(file, path), absent);
        } catch (AccessDeniedException denied) {
            throw new FileRefusedException("may not be read", "Make it readable for you", denied);
        } catch (IOException cause) {
            throw new FileRefusedException(
                    "cannot be read (" + cause.getClass().getSimpleName() + ")", lookedFor(file, path), cause);
        }
    }

    /** Whether a name that stays in the folder by its words means a file elsewhere: nobody who reads it expects that. */
    private boolean ledOut(Path file, Path real) throws IOException {
        return file.startsWith(folder) && !real.startsWith(folder.toRealPath());
    }

    private static String lookedFor(Path file, String path) {
        return file.toString().equals(path) ? "" : "It was looked for as " + file;
    }
}
