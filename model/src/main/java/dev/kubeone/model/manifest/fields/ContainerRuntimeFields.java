package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.flag;
import static dev.kubeone.model.manifest.fields.Kinds.text;
import static dev.kubeone.model.manifest.fields.Kinds.texts;

import dev.kubeone.model.manifest.ContainerRuntime;
import dev.kubeone.model.manifest.Containerd;
import dev.kubeone.model.manifest.ContainerdRegistry;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.MapOf;
import dev.kubeone.model.schema.Shape;
import java.util.List;
import java.util.Map;

/** Fields of {@link ContainerRuntime}. */
final class ContainerRuntimeFields {
    static final Field<Boolean> SKIP_VERIFY = flag("insecureSkipVerify", "Accept any certificate of the registry.");
    static final Shape<ContainerdRegistry.TlsConfig> TLS =
            Kinds.shape("registry TLS", v -> new ContainerdRegistry.TlsConfig(v.get(SKIP_VERIFY)), SKIP_VERIFY);

    static final Field<String> USERNAME =
            Field.of("username", Kinds.SECRET, "Reference to the user name.").like("env:REGISTRY_USER");
    static final Field<String> PASSWORD =
            Field.of("password", Kinds.SECRET, "Reference to the password.").like("env:REGISTRY_PASSWORD");
    static final Field<String> AUTH = Field.of("auth", Kinds.SECRET, "Reference to base64 of `user:password`.")
            .like("file:/etc/kubeone/registry-auth");
    static final Field<String> IDENTITY_TOKEN = Field.of(
                    "identityToken", Kinds.SECRET, "Reference to an identity token.")
            .like("env:REGISTRY_TOKEN");
    static final Shape<ContainerdRegistry.Auth> AUTH_SHAPE = Kinds.shape(
            "registry credentials",
            v -> new ContainerdRegistry.Auth(v.get(USERNAME), v.get(PASSWORD), v.get(AUTH), v.get(IDENTITY_TOKEN)),
            USERNAME,
            PASSWORD,
            AUTH,
            IDENTITY_TOKEN);

    static final Field<List<String>> MIRRORS = texts(
                    "mirrors", TextCheck.MIRROR, "Where images of the registry are asked for first, in this order.")
            .like("[https://mirror.example.com]");
    static final Field<Boolean> OVERRIDE_PATH =
            flag("overridePath", "The mirrors' URLs hold the whole path of the registry API.");
    static final Field<ContainerdRegistry.TlsConfig> TLS_CONFIG =
            Field.of("tlsConfig", TLS, "TLS settings of the mirrors.");
    static final Field<ContainerdRegistry.Auth> REGISTRY_AUTH =
            Field.of("auth", AUTH_SHAPE, "Credentials of the registry.").orNull();
    static final Shape<ContainerdRegistry> REGISTRY = Kinds.shape(
            "registry",
            v -> new ContainerdRegistry(v.get(MIRRORS), v.get(OVERRIDE_PATH), v.get(TLS_CONFIG), v.get(REGISTRY_AUTH)),
            MIRRORS,
            OVERRIDE_PATH,
            TLS_CONFIG,
            REGISTRY_AUTH);

    static final Field<Map<String, ContainerdRegistry>> REGISTRIES = Field.of(
                    "registries",
                    new MapOf<>(TextCheck.REGISTRY_KEY, REGISTRY),
                    "Mirrors and credentials by registry; `*` stands for every other.")
            .like("{docker.io: {mirrors: [https://mirror.example.com]}}");
    static final Field<Boolean> DEVICE_OWNERSHIP = flag(
            "deviceOwnershipFromSecurityContext",
            "Devices belong to the user and group of the pod's security context.");
    static final Field<String> SANDBOX_IMAGE = text(
                    "sandboxImage", TextCheck.IMAGE, "Image of the container that holds a pod's namespaces.")
            .orDerived("the Kubernetes version's own, from `overwriteRegistry` where that is set")
            .like("registry.k8s.io/pause:3.10.1");
    static final Shape<Containerd> CONTAINERD = Kinds.shape(
            "containerd",
            v -> new Containerd(v.get(REGISTRIES), v.get(DEVICE_OWNERSHIP), v.get(SANDBOX_IMAGE)),
            REGISTRIES,
            DEVICE_OWNERSHIP,
            SANDBOX_IMAGE);

    static final Field<Containerd> CONTAINERD_FIELD = Field.of("containerd", CONTAINERD, "Settings of containerd.");
    static final Shape<ContainerRuntime> SHAPE =
            Kinds.shape("container runtime", v -> new ContainerRuntime(v.get(CONTAINERD_FIELD)), CONTAINERD_FIELD);

    private ContainerRuntimeFields() {}
}
