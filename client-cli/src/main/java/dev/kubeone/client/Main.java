package dev.kubeone.client;

import dev.kubeone.client.command.Program;
import dev.kubeone.client.console.Surroundings;
import dev.kubeone.client.server.FirstServer;

/** The program {@code kubeone-client}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var around = Surroundings.ofProcess();
        System.exit(Program.run(arguments, around, new FirstServer(around)));
    }
}
