package dev.kubeone.client.server;

import dev.kubeone.client.console.Surroundings;
import dev.kubeone.client.local.LocalMode;

/** The order in which a server is looked for: what is named, else the local mode. */
public final class FirstServer implements ServerAccess {
    private final Surroundings around;

    public FirstServer(Surroundings around) {
        this.around = around;
    }

    @Override
    public Server open(ServerFlags flags, Purpose purpose) {
        Logging.quiet();
        return new NamedServer(around)
                .open(flags)
                .orElseGet(() -> LocalMode.of(around).open(purpose));
    }
}
