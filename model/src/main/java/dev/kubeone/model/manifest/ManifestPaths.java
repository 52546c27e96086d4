package dev.kubeone.model.manifest;

import java.nio.file.Path;

/** Makes the paths of a manifest independent of where a program was started. */
public final class ManifestPaths {
    private ManifestPaths() {}

    /**
     * The same manifest with absolute paths of SSH files and of the addons folder.
     *
     * @param baseDir the folder of the manifest file, which relative paths start at; {@code ~} is the home directory
     */
    public static KubeOneCluster absolute(KubeOneCluster cluster, Path baseDir) {
        Path base = baseDir.toAbsolutePath();
        return cluster.varied()
                .controlPlane(new ControlPlane(
                        cluster.controlPlane().hosts().stream()
                                .map(host -> absolute(host, base))
                                .toList(),
                        cluster.controlPlane().nodeSets()))
                .staticWorkers(new StaticWorkers(cluster.staticWorkers().hosts().stream()
                        .map(host -> absolute(host, base))
                        .toList()))
                .addons(absolute(cluster.addons(), base))
                .made();
    }

    private static Addons absolute(Addons addons, Path base) {
        return new Addons(addons.enable(), addons.globalParams(), absolute(addons.path(), base), addons.addons());
    }

    private static HostConfig absolute(HostConfig host, Path base) {
        return new HostConfig(
                host.publicAddress(),
                host.ipv6Addresses(),
                host.privateAddress(),
                host.sshPort(),
                host.sshUsername(),
                absolute(host.sshPrivateKeyFile(), base),
                host.sshPrivateKeyPassphrase(),
                absolute(host.sshCertFile(), base),
                host.sshHostPublicKey(),
                host.sshAgentSocket(),
                host.bastion(),
                host.bastionPort(),
                host.bastionUser(),
                host.bastionHostPublicKey(),
                absolute(host.bastionPrivateKeyFile(), base),
                host.hostname(),
                host.isLeader(),
                host.taints(),
                host.labels(),
                host.annotations(),
                host.kubelet(),
                host.operatingSystem());
    }

    private static String absolute(String path, Path base) {
        return path.isEmpty() ? path : resolve(path, base).toString();
    }

    /** A path of the manifest as it is on this machine: relative ones start at {@code base}, {@code ~} is the home directory. */
    public static Path resolve(String path, Path base) {
        boolean home = path.equals("~") || path.startsWith("~/");
        Path start = home ? Path.of(System.getProperty("user.home")) : base;
        return start.resolve(home ? path.substring(1).replaceFirst("^/+", "") : path)
                .normalize();
    }
}
