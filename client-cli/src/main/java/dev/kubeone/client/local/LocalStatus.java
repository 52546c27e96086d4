package dev.kubeone.client.local;

/**
 * What of the local mode runs.
 *
 * @param folder where its state is
 */
public record LocalStatus(String folder, Part server, Part worker) {

    /**
     * @param kind "server" or "test-server"; "real" or "simulated"; "" if it does not run
     * @param address where it listens, or ""
     * @param webUi address of its Web UI, or ""
     */
    public record Part(boolean running, String kind, long pid, long startedAtMs, String address, String webUi) {
        static final Part NONE = new Part(false, "", 0, 0, "", "");

        static Part of(ProcessRecord record) {
            return new Part(
                    true,
                    record.kind(),
                    record.pid(),
                    record.startedAtMs(),
                    record.port() == 0 ? "" : "127.0.0.1:" + record.port(),
                    record.uiPort() == 0 ? "" : "http://127.0.0.1:" + record.uiPort());
        }
    }
}
