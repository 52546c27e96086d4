package dev.kubeone.client.server;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Temporal server that answers. */
public final class Server implements AutoCloseable {
    private final WorkflowClient client;
    private final String address;
    private final String webUi;
    private final boolean complete;

    /**
     * @param webUi base address of the Web UI, or "" where it is not known
     * @param complete whether it is a real server; the in-process test server can neither list nor keep runs
     */
    public Server(WorkflowClient client, String address, String webUi, boolean complete) {
        this.client = client;
        this.address = address;
        this.webUi = webUi;
        this.complete = complete;
    }

    public WorkflowClient client() {
        return client;
    }

    public String address() {
        return address;
    }

    public boolean complete() {
        return complete;
    }

    /** Where a browser shows the run. */
    public Optional<String> link(String workflowId, String runId) {
        if (webUi.isEmpty()) {
            return Optional.empty();
        }
        var base = webUi.endsWith("/") ? webUi.substring(0, webUi.length() - 1) : webUi;
        return Optional.of(base + "/namespaces/" + encoded(client.getOptions().getNamespace()) + "/workflows/"
                + encoded(workflowId) + "/" + encoded(runId));
    }

    @Override
    public void close() {
        WorkflowServiceStubs stubs = client.getWorkflowServiceStubs();
        stubs.shutdownNow();
        stubs.awaitTermination(1, TimeUnit.SECONDS);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
