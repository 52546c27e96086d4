package dev.kubeone.client.scaffold;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.CloudProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of a new cluster's folder. */
public final class Scaffold {
    private static final String ADDONS = "addons/.gitkeep";

    private Scaffold() {}

    /** What is wrong with a wish; empty if it can be carried out. */
    public static List<String> problems(Wish wish) {
        if (!CloudProvider.NAMES.contains(wish.provider())) {
            return List.of("\"" + wish.provider() + "\" is none of " + String.join(", ", CloudProvider.NAMES));
        }
        if (wish.terraform() && !offersTerraform(wish.provider())) {
            return List.of("there is no Terraform example for " + wish.provider()
                    + ": leave --terraform out and name your hosts in the manifest");
        }
        return ManifestScaffold.problems(wish);
    }

    /** Whether Terraform can be asked to make the hosts of a provider. */
    public static boolean offersTerraform(String provider) {
        return TerraformExample.given(provider);
    }

    /** The files by their path in the folder. */
    public static Map<String, String> files(Wish wish) {
        var files = new TreeMap<String, String>();
        files.put(ManifestScaffold.FILE, ManifestScaffold.of(wish));
        files.put(ADDONS, "");
        if (wish.terraform()) {
            files.putAll(TerraformExample.files(wish.provider()));
            files.put("terraform.tfvars", "cluster_name = \"" + wish.cluster() + "\"\n");
        }
        return files;
    }

    /**
     * Writes them all, or none if one of them is there already.
     *
     * @throws OperatorException if a file is there or cannot be written
     */
    public static void write(Path folder, Map<String, String> files) {
        var there = files.keySet().stream()
                .filter(name -> !name.equals(ADDONS) && Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (!there.isEmpty()) {
            throw failure(folder, "there is already " + String.join(", ", there), "name another folder", null);
        }
        try {
            for (var file : files.entrySet()) {
                write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw failure(folder, e.getClass().getSimpleName() + ": " + e.getMessage(), "make the folder writable", e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        if (!text.isEmpty() || !Files.exists(file)) {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    private static OperatorException failure(Path folder, String why, String next, Exception cause) {
        return new OperatorException(
                new Failure(FailureKind.USAGE, "write a new cluster's files", folder.toString(), why, next), cause);
    }
}
