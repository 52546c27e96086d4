package dev.kubeone.hosts;

/** What a command left behind; both outputs are bounded at 4 MiB. Not redacted: callers may ask for secrets. */
public record CommandResult(int exitCode, String stdout, String stderr) {
    public boolean succeeded() {
        return exitCode == 0;
    }
}
