package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.flag;
import static dev.kubeone.model.manifest.fields.Kinds.marker;
import static dev.kubeone.model.manifest.fields.Kinds.number;

import dev.kubeone.model.manifest.Cni;
import dev.kubeone.model.manifest.rules.NumberCheck;
import dev.kubeone.model.schema.Choice;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.Shape;
import java.util.List;

/** Fields of {@link Cni}. */
final class CniFields {

    static final Field<Integer> MTU = number("mtu", NumberCheck.MTU, "Largest packet of pods.")
            .orNull()
            .orDerived("8951 on AWS, 1410 on GCE, 1400 on Hetzner and OpenStack, else 1450")
            .like("1450");
    static final Field<Cni.Canal> CANAL = Field.of(
                    "canal", Kinds.shape("Canal", v -> new Cni.Canal(v.get(MTU)), MTU), "Calico with Flannel.")
            .orNull()
            .like("{mtu: 1450}");

    static final Field<String> REPLACEMENT = Field.of(
                    "kubeProxyReplacement",
                    new Choice(List.of("strict", "disabled")),
                    "Whether Cilium does what kube-proxy would do.")
            .or("disabled");
    static final Field<Boolean> HUBBLE = flag("enableHubble", "Deploy Hubble, which shows connections.");
    static final Field<Boolean> L2 = flag("enableL2Announcements", "Answer ARP for services' external addresses.");
    static final Field<Boolean> GATEWAY_API = flag("enableGatewayAPI", "Serve the Gateway API.");
    static final Field<Boolean> LOCAL_REDIRECT =
            flag("enableLocalRedirectPolicy", "Serve local redirect policies, with a node-local DNS cache.");
    static final Field<Cni.Cilium> CILIUM = Field.of(
                    "cilium",
                    Kinds.shape(
                            "Cilium",
                            v -> new Cni.Cilium(
                                    v.get(REPLACEMENT),
                                    v.get(HUBBLE),
                                    v.get(L2),
                                    v.get(GATEWAY_API),
                                    v.get(LOCAL_REDIRECT)),
                            REPLACEMENT,
                            HUBBLE,
                            L2,
                            GATEWAY_API,
                            LOCAL_REDIRECT),
                    "Cilium.")
            .orNull()
            .like("{enableHubble: true}");

    static final Field<Boolean> ENCRYPTED = flag("encrypted", "Encrypt packets between nodes.");
    static final Field<Cni.WeaveNet> WEAVE = Field.of(
                    "weaveNet",
                    Kinds.shape("Weave Net", v -> new Cni.WeaveNet(v.get(ENCRYPTED)), ENCRYPTED),
                    "Weave Net, which is refused: nobody maintains it any more.")
            .orNull();
    static final Field<Cni.External> EXTERNAL = marker(
            "external", "external pod network", Cni.External::new, "The operator brings a pod network as an addon.");

    static final Shape<Cni> SHAPE = Kinds.shape(
            "pod network",
            v -> new Cni(v.get(CANAL), v.get(CILIUM), v.get(WEAVE), v.get(EXTERNAL)),
            CANAL,
            CILIUM,
            WEAVE,
            EXTERNAL);

    private CniFields() {}
}
