package dev.kubeone.client.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The Terraform examples of the docs, as the build put them beside this class. */
final class TerraformExample {
    private TerraformExample() {}

    /** Whether there is one for a provider. */
    static boolean given(String provider) {
        return main(provider) != null;
    }

    /** Its files by name. */
    static Map<String, String> files(String provider) {
        var main = main(provider);
        if (main == null) {
            throw new IllegalArgumentException("no Terraform example for " + provider);
        }
        try {
            if (!main.getProtocol().equals("jar")) {
                return read(Path.of(main.toURI()).getParent());
            }
            try (var jar = FileSystems.newFileSystem(main.toURI(), Map.of())) {
                var inside = main.toString().substring(main.toString().indexOf("!/") + 1);
                return read(jar.getPath(inside).getParent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the Terraform example of " + provider + " cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (var names = Files.list(folder)) {
            for (var file : names.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        // Pages of the docs do not come along.
        files.computeIfPresent("README.md", (name, text) -> text.replaceAll("\\[([^\\]]+)]\\(\\.\\./[^)]*\\)", "$1"));
        return Collections.unmodifiableMap(files);
    }

    private static URL main(String provider) {
        return provider.matches("[A-Za-z]+")
                ? TerraformExample.class.getResource("terraform/" + provider + "/main.tf")
                : null;
    }
}
