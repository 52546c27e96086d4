package dev.kubeone.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** What of a cluster is on a host, found by {@code lab/lib/scan.sh}, which shares no code with the product. */
final class HostScan {
    private final LabHosts hosts;
    private final String script;

    HostScan(LabHosts hosts) {
        this.hosts = hosts;
        try {
            this.script = Files.readString(Checkout.ROOT.resolve("lab/lib/scan.sh"));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the scan", e);
        }
    }

    /** One line a finding; programs that a reset may leave are none. */
    List<String> findings(String host) {
        return findings(host, "");
    }

    /** Packages, programs, repositories and holds are findings too. */
    List<String> findingsWithPackages(String host) {
        return findings(host, "PACKAGES=1\n");
    }

    private List<String> findings(String host, String inputs) {
        var ended = hosts.tryOnHost(host, inputs + script);
        var lines = ended.output().lines().toList();
        // The exit code says whether there are any: a scan that broke off is no clean host.
        if (ended.code() != (lines.isEmpty() ? 0 : 1)) {
            throw new AssertionError("the scan of " + host + " ended with " + ended.code() + ":\n" + ended.output());
        }
        return lines;
    }
}
