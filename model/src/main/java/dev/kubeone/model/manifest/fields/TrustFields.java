package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.flag;
import static dev.kubeone.model.manifest.fields.Kinds.text;

import dev.kubeone.model.manifest.CertificateAuthority;
import dev.kubeone.model.manifest.MachineController;
import dev.kubeone.model.manifest.OperatingSystemManager;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Block;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.Shape;

/** Fields of {@link CertificateAuthority}, {@link MachineController} and {@link OperatingSystemManager}. */
final class TrustFields {

    static final Field<String> BUNDLE = Field.of(
            "bundle", new Block(TextCheck.CERTIFICATES), "Certificates that the cluster's programs trust too.");
    static final Field<String> FILE = text(
                    "file", TextCheck.ANY, "A file with such certificates beside the manifest, instead of `bundle`.")
            .like("./ca.pem");
    static final Field<String> VALIDITY = text(
                    "certificateValidityPeriod", TextCheck.DURATION, "How long certificates are good.")
            .orDerived("kubeadm's, one year")
            .like("8760h");
    static final Field<String> CA_VALIDITY = text(
                    "caCertificateValidityPeriod",
                    TextCheck.DURATION,
                    "How long the authorities' certificates are good.")
            .orDerived("kubeadm's, ten years")
            .like("87600h");
    static final Shape<CertificateAuthority> AUTHORITY = Kinds.shape(
            "certificate authority",
            v -> new CertificateAuthority(v.get(BUNDLE), v.get(FILE), v.get(VALIDITY), v.get(CA_VALIDITY)),
            BUNDLE,
            FILE,
            VALIDITY,
            CA_VALIDITY);

    static final Field<Boolean> DEPLOY_CONTROLLER = Field.of(
                    "deploy", Kinds.SWITCH, "Deploy machine-controller, which makes the dynamic workers.")
            .orNull()
            .orDerived("true for every provider but `none`")
            .like("true");
    static final Shape<MachineController> CONTROLLER =
            Kinds.shape("machine-controller", v -> new MachineController(v.get(DEPLOY_CONTROLLER)), DEPLOY_CONTROLLER);

    static final Field<Boolean> DEPLOY_MANAGER = Field.of(
                    "deploy", Kinds.SWITCH, "Deploy operating-system-manager, which prepares dynamic workers.")
            .orNull()
            .orDerived("as machine-controller")
            .like("true");
    static final Field<Boolean> DEVICE_OWNERSHIP =
            flag("enableNonRootDeviceOwnership", "Devices of workers' pods belong to the pod's user.");
    static final Shape<OperatingSystemManager> SYSTEM_MANAGER = Kinds.shape(
            "operating-system-manager",
            v -> new OperatingSystemManager(v.get(DEPLOY_MANAGER), v.get(DEVICE_OWNERSHIP)),
            DEPLOY_MANAGER,
            DEVICE_OWNERSHIP);

    private TrustFields() {}
}
