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
        return new KubeOneCluster(
                cluster.apiVersion(),
                cluster.kind(),
                cluster.name(),
                new ControlPlane(cluster.controlPlane().hosts().stream()
                        .map(host -> absolute(host, base))
                        .toList()),
                new StaticWorkers(cluster.staticWorkers().hosts().stream()
                        .map(host -> absolute(host, base))
                        .toList()),
                cluster.apiEndpoint(),
                cluster.cloudProvider(),
                cluster.versions(),
                cluster.containerRuntime(),
                cluster.clusterNetwork(),
                cluster.proxy(),
                new Addons(absolute(cluster.addons().path(), base)),
                cluster.systemPackages(),
                cluster.registryConfiguration(),
                cluster.features(),
                cluster.packageSources(),
                cluster.drain());
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
        if (path.isEmpty()) {
            return path;
        }
        boolean home = path.equals("~") || path.startsWith("~/");
        Path start = home ? Path.of(System.getProperty("user.home")) : base;
        return start.resolve(home ? path.substring(1).replaceFirst("^/+", "") : path)
                .normalize()
                .toString();
    }
}
