package dev.kubeone.client.manifest;

import dev.kubeone.client.console.BoundedFile;
import dev.kubeone.client.console.Surroundings;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.ManifestPaths;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Reading;
import dev.kubeone.model.terraform.TerraformFile;
import dev.kubeone.workflows.messages.FileBundle;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A manifest that was read and found good, ready to travel.
 *
 * @param manifest what is wanted, its paths absolute
 * @param files what lies beside it and the worker needs
 * @param warnings what the operator should know although the manifest is good
 * @param secrets the secrets that stand in the manifest itself; they are not in {@code manifest}
 * @param credentials the provider's, which are nowhere else
 */
public record ManifestFile(
        KubeOneCluster manifest,
        FileBundle files,
        List<String> warnings,
        SecretsOfFile secrets,
        ProviderSecrets credentials) {
    // A manifest of a thousand hosts has less than 1 MB; whoever names a disk image by mistake hears of it at once.
    private static final int LARGEST = 8_000_000;

    public ManifestFile {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads, checks and packs.
     *
     * @param file as the operator gave it
     * @param directory what a relative file is relative to
     * @throws ManifestRefusedException with all problems of the manifest
     * @throws OperatorException if the file or the addons beside it cannot be read
     */
    public static ManifestFile load(String file, Path directory) {
        return load(file, directory, TerraformFile.NONE, Map.of());
    }

    /**
     * Reads, checks and packs a manifest with what Terraform made laid over it.
     *
     * @param credentials what a credentials file holds, by name
     */
    public static ManifestFile load(
            String file, Path directory, TerraformFile terraform, Map<String, String> credentials) {
        var content = content(file, directory);
        var count = new AtomicInteger();
        var folder = folder(file, directory);
        var files = new FolderFiles(folder);
        var reading = ManifestReader.read(
                content,
                file,
                terraform,
                credentials,
                secret -> {
                    count.incrementAndGet();
                    return ManifestReader.UNSEALED;
                },
                files);
        if (!reading.problems().isEmpty()) {
            throw new ManifestRefusedException(file, reading.problems(), reading.warnings());
        }
        if (reading.manifest().controlPlane().hosts().isEmpty()) {
            throw new OperatorException(new Failure(
                    FailureKind.MANIFEST,
                    "read the manifest",
                    file,
                    "this version makes no machines for controlPlane.nodeSets",
                    "make the hosts and name them under controlPlane.hosts"));
        }
        var manifest = ManifestPaths.absolute(reading.manifest(), folder);
        return new ManifestFile(
                manifest,
                fitting(files.bundle(reading.manifest()), file),
                reading.warnings(),
                new SecretsOfFile(
                        count.get(),
                        sealer -> ManifestPaths.absolute(
                                ManifestReader.read(content, file, terraform, credentials, sealer, files)
                                        .manifest(),
                                folder)),
                ProviderSecrets.NONE);
    }

    /**
     * The same with its own secrets sealed for the worker; only this may be sent to a server.
     *
     * @param publicKeyset is asked for the worker's public keyset if there is a secret to seal
     */
    public ManifestFile sealed(Supplier<String> publicKeyset) {
        if (secrets.none() && credentials.none()) {
            return this;
        }
        var key = publicKeyset.get();
        return new ManifestFile(
                secrets.none() ? manifest : secrets.sealed(key),
                files.withCredentials(credentials.sealed(key)),
                warnings,
                SecretsOfFile.NONE,
                ProviderSecrets.NONE);
    }

    /**
     * The same with the provider's credentials as this machine has them.
     *
     * @param values what the credentials file holds, by name
     */
    public ManifestFile withCredentials(Map<String, String> values, Surroundings around) {
        var found = ProviderSecrets.of(manifest.cloudProvider(), values, around);
        return new ManifestFile(manifest, files, warnings, secrets, found);
    }

    /** Reads and checks only; problems are in the result. */
    public static Reading read(String file, Path directory) {
        return read(file, directory, TerraformFile.NONE, Map.of());
    }

    /** Reads and checks only, with what Terraform made laid over it; problems are in the result. */
    public static Reading read(String file, Path directory, TerraformFile terraform, Map<String, String> credentials) {
        return ManifestReader.read(
                content(file, directory),
                file,
                terraform,
                credentials,
                secret -> ManifestReader.UNSEALED,
                new FolderFiles(folder(file, directory)));
    }

    private static Path folder(String file, Path directory) {
        return directory.resolve(file).toAbsolutePath().normalize().getParent();
    }

    private static FileBundle fitting(FileBundle bundle, String file) {
        if (bundle.size() <= FileBundle.MAX_BYTES) {
            return bundle;
        }
        var largest = bundle.named().fields().keySet().stream()
                .max(Comparator.comparingInt(
                        field -> bundle.named().text(field).map(String::length).orElse(0)))
                .orElse("");
        throw new OperatorException(new Failure(
                FailureKind.MANIFEST,
                "pack the files beside the manifest",
                file,
                "addons and named files together have " + bundle.size() + " bytes when packed, " + FileBundle.MAX_BYTES
                        + " fit",
                "make them smaller; the largest named one is that of " + largest));
    }

    static byte[] content(String file, Path directory) {
        var path = directory.resolve(file);
        try {
            return BoundedFile.read(path, LARGEST)
                    .orElseThrow(() -> unreadable(
                            file, "it has more than " + LARGEST / 1_000_000 + " MB; is it a manifest?", null));
        } catch (NoSuchFileException cause) {
            throw unreadable(file, "there is no such file", cause);
        } catch (IOException cause) {
            throw unreadable(file, String.valueOf(cause.getMessage()), cause);
        }
    }

    private static OperatorException unreadable(String file, String why, Throwable cause) {
        return new OperatorException(
                new Failure(FailureKind.MANIFEST, "read the manifest", file, why, "name it with -m FILE"), cause);
    }
}
