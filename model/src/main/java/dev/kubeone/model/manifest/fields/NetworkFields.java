package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.flag;
import static dev.kubeone.model.manifest.fields.Kinds.number;
import static dev.kubeone.model.manifest.fields.Kinds.text;
import static dev.kubeone.model.manifest.fields.Kinds.texts;

import dev.kubeone.model.manifest.ClusterNetwork;
import dev.kubeone.model.manifest.Cni;
import dev.kubeone.model.manifest.KubeProxy;
import dev.kubeone.model.manifest.rules.NumberCheck;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Choice;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Values;
import java.util.List;

/** Fields of {@link ClusterNetwork}. */
final class NetworkFields {
    static final Choice FAMILIES = new Choice(
            List.of(ClusterNetwork.IPV4, ClusterNetwork.IPV6, ClusterNetwork.IPV4_IPV6, ClusterNetwork.IPV6_IPV4));

    static final Field<String> SCHEDULER = Field.of(
                    "scheduler",
                    new Choice(List.of(
                            "rr", "wrr", "lc", "wlc", "lblc", "lblcr", "sh", "dh", "sed", "nq", "fo", "ovf", "mh")),
                    "How ipvs picks an endpoint.")
            .like("rr");
    static final Field<List<String>> EXCLUDE_CIDRS = texts(
                    "excludeCIDRs", TextCheck.ANY_CIDR, "Networks whose ipvs services are left alone.")
            .like("[10.0.0.0/8]");
    static final Field<Boolean> STRICT_ARP = flag("strictARP", "Answer ARP for local addresses only.");
    static final Field<String> TCP_TIMEOUT = text("tcpTimeout", TextCheck.DURATION, "Idle time of TCP connections.")
            .like("15m");
    static final Field<String> TCP_FIN_TIMEOUT =
            text("tcpFinTimeout", TextCheck.DURATION, "Idle time after FIN.").like("2m");
    static final Field<String> UDP_TIMEOUT =
            text("udpTimeout", TextCheck.DURATION, "Idle time of UDP packets.").like("5m");
    static final Shape<KubeProxy.Ipvs> IPVS = Kinds.shape(
            "ipvs",
            v -> new KubeProxy.Ipvs(
                    v.get(SCHEDULER),
                    v.get(EXCLUDE_CIDRS),
                    v.get(STRICT_ARP),
                    v.get(TCP_TIMEOUT),
                    v.get(TCP_FIN_TIMEOUT),
                    v.get(UDP_TIMEOUT)),
            SCHEDULER,
            EXCLUDE_CIDRS,
            STRICT_ARP,
            TCP_TIMEOUT,
            TCP_FIN_TIMEOUT,
            UDP_TIMEOUT);

    static final Field<Boolean> SKIP_INSTALLATION =
            flag("skipInstallation", "Leave kube-proxy out; the pod network takes its place.");
    static final Field<KubeProxy.Ipvs> IPVS_FIELD =
            Field.of("ipvs", IPVS, "kube-proxy in ipvs mode.").orNull();
    static final Field<KubeProxy.IpTables> IPTABLES = Field.of(
                    "iptables",
                    Kinds.shape("iptables", v -> new KubeProxy.IpTables()),
                    "kube-proxy in iptables mode, which is also the mode when none is named.")
            .orNull()
            .like("{}");
    static final Shape<KubeProxy> KUBE_PROXY = Kinds.shape(
            "kube-proxy",
            v -> new KubeProxy(v.get(SKIP_INSTALLATION), v.get(IPVS_FIELD), v.get(IPTABLES)),
            SKIP_INSTALLATION,
            IPVS_FIELD,
            IPTABLES);

    static final Field<String> POD_SUBNET =
            text("podSubnet", TextCheck.CIDR, "Network of the pods.").or("10.244.0.0/16");
    static final Field<String> SERVICE_SUBNET =
            text("serviceSubnet", TextCheck.CIDR, "Network of the services.").or("10.96.0.0/12");
    static final Field<String> SERVICE_DOMAIN_NAME = text(
                    "serviceDomainName", TextCheck.DOMAIN, "DNS domain of the services.")
            .or("cluster.local");
    static final Field<String> NODE_PORT_RANGE = text(
                    "nodePortRange", TextCheck.NODE_PORT_RANGE, "Ports for services of type NodePort.")
            .or("30000-32767");
    static final Field<String> POD_SUBNET6 = text("podSubnetIPv6", TextCheck.CIDR6, "IPv6 network of the pods.")
            .orDerived("`fd01::/48` where `ipFamily` has IPv6")
            .like("fd01::/48");
    static final Field<String> SERVICE_SUBNET6 = text(
                    "serviceSubnetIPv6", TextCheck.CIDR6, "IPv6 network of the services.")
            .orDerived("`fd02::/120` where `ipFamily` has IPv6")
            .like("fd02::/120");
    static final Field<Cni> CNI_FIELD = Field.of(
                    "cni", CniFields.SHAPE, "The pod network; where the field is there, it names exactly one.")
            .or(new Cni(new Cni.Canal(null), null, null, null), "canal: {}")
            .like("{external: {}}");
    static final Field<KubeProxy> KUBE_PROXY_FIELD = Field.of("kubeProxy", KUBE_PROXY, "How services are reached.");
    static final Field<String> IP_FAMILY = Field.of(
                    "ipFamily", FAMILIES, "Kinds of addresses of pods and services, the first one preferred.")
            .or(ClusterNetwork.IPV4)
            .like(ClusterNetwork.IPV4_IPV6);
    static final Field<Integer> NODE_MASK = number(
                    "nodeCIDRMaskSizeIPv4", NumberCheck.NODE_MASK, "Prefix of each node's part of the pod network.")
            .or(24);
    static final Field<Integer> NODE_MASK6 = number(
                    "nodeCIDRMaskSizeIPv6",
                    NumberCheck.NODE_MASK6,
                    "Prefix of each node's part of the IPv6 pod network.")
            .or(64);
    static final Shape<ClusterNetwork> SHAPE = Kinds.shape(
            "cluster network",
            NetworkFields::network,
            POD_SUBNET,
            SERVICE_SUBNET,
            POD_SUBNET6,
            SERVICE_SUBNET6,
            SERVICE_DOMAIN_NAME,
            NODE_PORT_RANGE,
            CNI_FIELD,
            KUBE_PROXY_FIELD,
            IP_FAMILY,
            NODE_MASK,
            NODE_MASK6);

    private NetworkFields() {}

    private static ClusterNetwork network(Values v) {
        boolean ipv6 = v.get(IP_FAMILY).contains(ClusterNetwork.IPV6);
        return new ClusterNetwork(
                v.get(POD_SUBNET),
                v.get(SERVICE_SUBNET),
                ipv6 && v.get(POD_SUBNET6).isEmpty() ? "fd01::/48" : v.get(POD_SUBNET6),
                ipv6 && v.get(SERVICE_SUBNET6).isEmpty() ? "fd02::/120" : v.get(SERVICE_SUBNET6),
                v.get(SERVICE_DOMAIN_NAME),
                v.get(NODE_PORT_RANGE),
                v.get(CNI_FIELD),
                v.get(KUBE_PROXY_FIELD),
                v.get(IP_FAMILY),
                v.get(NODE_MASK),
                v.get(NODE_MASK6));
    }
}
