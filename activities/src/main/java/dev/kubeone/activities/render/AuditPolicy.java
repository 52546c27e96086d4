package dev.kubeone.activities.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the API server writes to its audit log. */
final class AuditPolicy {
    /** Where the policy is on control planes. */
    static final String PATH = "/etc/kubernetes/kubeone/audit-policy.yaml";

    private static final String RESOURCE = "/control-plane/audit-policy.yaml";

    private AuditPolicy() {}

    /** The policy of the product, for those who bring none of their own. */
    static String text() {
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
