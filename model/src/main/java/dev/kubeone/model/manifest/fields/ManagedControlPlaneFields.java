package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.flag;
import static dev.kubeone.model.manifest.fields.Kinds.map;
import static dev.kubeone.model.manifest.fields.Kinds.text;

import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Choice;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.Shape;
import java.util.List;
import java.util.Map;

/** Fields of providers that can make a control plane: {@link CloudProvider.Hetzner} and others. */
final class ManagedControlPlaneFields {

    static final Field<String> HETZNER_NAME = text("name", TextCheck.ANY, "Name of the load balancer.")
            .orDerived("`<cluster>-kubeapi`")
            .like("demo-kubeapi");
    static final Field<String> HETZNER_TYPE =
            text("type", TextCheck.ANY, "Type of the load balancer.").or("lb11");
    static final Field<String> HETZNER_LOCATION =
            text("location", TextCheck.ANY, "Where the load balancer is.").or("nbg1");
    static final Field<Boolean> HETZNER_PUBLIC = Field.of(
                    "publicIP", Kinds.SWITCH, "The load balancer has a public address.")
            .or(true);
    static final Field<Map<String, String>> HETZNER_LABELS = map(
                    "labels", TextCheck.METADATA_KEY, TextCheck.LABEL_VALUE, "Labels of the load balancer.")
            .like("{example.com/team: a}");
    static final Field<CloudProvider.HetznerLoadBalancer> HETZNER_BALANCER = Field.of(
            "loadBalancer",
            Kinds.shape(
                    "Hetzner load balancer",
                    v -> new CloudProvider.HetznerLoadBalancer(
                            v.get(HETZNER_NAME),
                            v.get(HETZNER_TYPE),
                            v.get(HETZNER_LOCATION),
                            v.get(HETZNER_PUBLIC),
                            v.get(HETZNER_LABELS)),
                    HETZNER_NAME,
                    HETZNER_TYPE,
                    HETZNER_LOCATION,
                    HETZNER_PUBLIC,
                    HETZNER_LABELS),
            "The load balancer in front of the control plane.");
    static final Field<CloudProvider.HetznerControlPlane> HETZNER_CONTROL_PLANE = Field.of(
                    "controlPlane",
                    Kinds.shape(
                            "Hetzner control plane",
                            v -> new CloudProvider.HetznerControlPlane(v.get(HETZNER_BALANCER)),
                            HETZNER_BALANCER),
                    "The control plane's machines are made for `controlPlane.nodeSets`.")
            .orNull();
    static final Field<String> NETWORK_ID = text("networkID", TextCheck.ANY, "Name or id of the private network.")
            .like("demo");
    static final Shape<CloudProvider.Hetzner> HETZNER = Kinds.shape(
            "Hetzner",
            v -> new CloudProvider.Hetzner(v.get(NETWORK_ID), v.get(HETZNER_CONTROL_PLANE)),
            NETWORK_ID,
            HETZNER_CONTROL_PLANE);

    static final Field<String> KUBEVIRT_NAME = text("name", TextCheck.LABEL_NAME, "Name of the service.")
            .orDerived("`<cluster>-kubeapi`, dots as dashes")
            .like("demo-kubeapi");
    static final Field<String> SERVICE_TYPE = Field.of(
                    "serviceType", new Choice(List.of("LoadBalancer", "NodePort", "ClusterIP")), "Type of the service.")
            .like("LoadBalancer");
    static final Field<Map<String, String>> SERVICE_ANNOTATIONS = map(
                    "annotations", TextCheck.METADATA_KEY, TextCheck.ANY, "Annotations of the service.")
            .like("{example.com/pool: public}");
    static final Field<CloudProvider.KubevirtLoadBalancer> KUBEVIRT_BALANCER = Field.of(
                    "loadBalancer",
                    Kinds.shape(
                            "KubeVirt load balancer",
                            v -> new CloudProvider.KubevirtLoadBalancer(
                                    v.get(KUBEVIRT_NAME), v.get(SERVICE_TYPE), v.get(SERVICE_ANNOTATIONS)),
                            KUBEVIRT_NAME,
                            SERVICE_TYPE,
                            SERVICE_ANNOTATIONS),
                    "The service in front of the control plane.")
            .orNull();
    static final Field<CloudProvider.KubevirtControlPlane> KUBEVIRT_CONTROL_PLANE = Field.of(
                    "controlPlane",
                    Kinds.shape(
                            "KubeVirt control plane",
                            v -> new CloudProvider.KubevirtControlPlane(v.get(KUBEVIRT_BALANCER)),
                            KUBEVIRT_BALANCER),
                    "The control plane's machines are made for `controlPlane.nodeSets`.")
            .orNull();
    static final Field<String> INFRA_NAMESPACE = text(
                    "infraNamespace", TextCheck.NAMESPACE, "Namespace of the machines in the cluster below.")
            .must()
            .like("tenant-a");
    static final Field<Boolean> ZONE_AND_REGION =
            flag("zoneAndRegionEnabled", "Nodes carry the zone and region of the cluster below.");
    static final Field<Boolean> LOAD_BALANCER_ENABLED =
            flag("loadBalancerEnabled", "Services of type LoadBalancer are made in the cluster below.");
    static final Shape<CloudProvider.Kubevirt> KUBEVIRT = Kinds.shape(
            "KubeVirt",
            v -> new CloudProvider.Kubevirt(
                    v.get(INFRA_NAMESPACE),
                    v.get(ZONE_AND_REGION),
                    v.get(LOAD_BALANCER_ENABLED),
                    v.get(KUBEVIRT_CONTROL_PLANE)),
            INFRA_NAMESPACE,
            ZONE_AND_REGION,
            LOAD_BALANCER_ENABLED,
            KUBEVIRT_CONTROL_PLANE);

    static final Field<String> OPENSTACK_NAME = text("name", TextCheck.ANY, "Name of the load balancer.")
            .orDerived("`<cluster>-kube-apiserver`")
            .like("demo-kube-apiserver");
    static final Field<String> POOL_ID = text("poolID", TextCheck.ANY, "Id of the load balancer's pool.")
            .orDerived("found by the name")
            .like("8d4b5e0c-6f0e-4d0f-9a43-2f6c3c1b7e55");
    static final Field<CloudProvider.OpenstackLoadBalancer> OPENSTACK_BALANCER = Field.of(
            "loadBalancer",
            Kinds.shape(
                    "OpenStack load balancer",
                    v -> new CloudProvider.OpenstackLoadBalancer(v.get(OPENSTACK_NAME), v.get(POOL_ID)),
                    OPENSTACK_NAME,
                    POOL_ID),
            "The load balancer in front of the control plane.");
    static final Field<CloudProvider.OpenstackControlPlane> OPENSTACK_CONTROL_PLANE = Field.of(
                    "controlPlane",
                    Kinds.shape(
                            "OpenStack control plane",
                            v -> new CloudProvider.OpenstackControlPlane(v.get(OPENSTACK_BALANCER)),
                            OPENSTACK_BALANCER),
                    "The control plane's machines are made for `controlPlane.nodeSets`.")
            .orNull();
    static final Shape<CloudProvider.Openstack> OPENSTACK = Kinds.shape(
            "OpenStack", v -> new CloudProvider.Openstack(v.get(OPENSTACK_CONTROL_PLANE)), OPENSTACK_CONTROL_PLANE);

    private ManagedControlPlaneFields() {}
}
