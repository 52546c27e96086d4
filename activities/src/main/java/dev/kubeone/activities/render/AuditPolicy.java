package dev.kubeone.activities.render;

import dev.kubeone.model.manifest.KubeOneCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the API server writes to its audit log. */
public final class AuditPolicy {
    /** Where the policy is on control planes. */
    static final String PATH = "/etc/kubernetes/kubeone/audit-policy.yaml";

    private static final String RESOURCE = "/control-plane/audit-policy.yaml";

    private AuditPolicy() {}

    /** The policy as an input of a step that makes a control plane; nothing where there is no audit log. */
    public static Map<String, String> inputs(KubeOneCluster manifest) {
        return manifest.features().staticAuditLog().enable() ? Map.of("AUDIT_POLICY", text()) : Map.of();
    }

    private static String text() {
        try (var resource = AuditPolicy.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is missing in this build");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
