package dev.kubeone.client.command;

import picocli.CommandLine.Command;

/** The local mode. */
@Command(name = "local", description = "The local mode.")
final class LocalCommand implements Runnable {
    @Override
    public void run() {}
}
