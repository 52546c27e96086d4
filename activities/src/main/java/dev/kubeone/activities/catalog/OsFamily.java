package dev.kubeone.activities.catalog;

import dev.kubeone.model.manifest.PackageSources;
import java.util.List;

/**
 * A family of operating systems that are handled alike.
 *
 * @param name its name, which is also that of its script files
 * @param ids values of ID in /etc/os-release
 * @param method how the Kubernetes programs are installed unless the manifest says otherwise
 * @param binDir where release binaries go
 * @param repositories the package manager whose repositories are configured: "apt", "dnf", "none"
 * @param files the repository files: Kubernetes first, then containerd
 */
public record OsFamily(
        String name,
        List<String> ids,
        PackageSources.Method method,
        String binDir,
        String repositories,
        List<String> files) {
    public OsFamily {
        ids = List.copyOf(ids);
        files = List.copyOf(files);
    }

    /** How the Kubernetes programs get onto a host of this family, given what the manifest wants. */
    public PackageSources.Method method(PackageSources sources) {
        var wanted = sources.kubernetes().method();
        return wanted == PackageSources.Method.auto ? method : wanted;
    }
}
