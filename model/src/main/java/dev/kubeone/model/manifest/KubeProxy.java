package dev.kubeone.model.manifest;

import java.util.List;

/** How services are reached on nodes; neither {@code ipvs} nor {@code iptables} means iptables. */
public record KubeProxy(boolean skipInstallation, Ipvs ipvs, IpTables iptables) {

    /** Marks kube-proxy in iptables mode. */
    public record IpTables() {}

    /** Settings of kube-proxy in ipvs mode; empty texts leave kube-proxy's own default. */
    public record Ipvs(
            String scheduler,
            List<String> excludeCIDRs,
            boolean strictARP,
            String tcpTimeout,
            String tcpFinTimeout,
            String udpTimeout) {
        public Ipvs {
            excludeCIDRs = excludeCIDRs == null ? List.of() : List.copyOf(excludeCIDRs);
        }
    }
}
