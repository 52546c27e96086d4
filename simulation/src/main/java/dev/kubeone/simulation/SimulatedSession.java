package dev.kubeone.simulation;

import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.CommandResult;
import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.HostSession;
import dev.kubeone.hosts.Job;
import dev.kubeone.hosts.JobResult;
import dev.kubeone.hosts.OutputListener;
import dev.kubeone.hosts.Tunnel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One simulated host. */
final class SimulatedSession implements HostSession {
    private final SimulatedWorld world;
    private final HostAddress address;

    SimulatedSession(SimulatedWorld world, HostAddress address) {
        this.world = world;
        this.address = address;
    }

    @Override
    public HostAddress address() {
        return address;
    }

    @Override
    public CommandResult run(Command command) {
        return new SimulatedCommand(world, reached(), command).result();
    }

    @Override
    public CommandResult stream(Command command, OutputStream sink) {
        var result = new SimulatedCommand(world, reached(), command).result();
        try {
            sink.write(result.stdout().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CommandResult(result.exitCode(), "", result.stderr());
    }

    @Override
    public JobResult runJob(Job job, OutputListener output) {
        var host = reached();
        return new SimulatedJob(world, host, address, job).run(output);
    }

    /** Simulated hosts have no network to lead into; whoever asks for one has mixed up real and simulated parts. */
    @Override
    public Tunnel openTunnel(String remoteHost, int remotePort) {
        throw new UnsupportedOperationException(
                "simulated hosts have no tunnels: ask the simulated APIs instead of " + remoteHost + ":" + remotePort);
    }

    private SimulatedHost reached() {
        var host = world.host(SimulatedHost.key(address.name(), address.host()));
        host.meet(address.name(), address.host());
        if (!world.clock().pauseFor(host.faults().reachedAfterMs())
                || Thread.currentThread().isInterrupted()) {
            throw new HostException(
                    HostException.Kind.UNREACHABLE, address.name(), "connecting was interrupted", "retry", null);
        }
        requireReachable(host, address);
        return host;
    }

    static void requireReachable(SimulatedHost host, HostAddress address) {
        if (!host.reachable()) {
            throw new HostException(
                    HostException.Kind.UNREACHABLE,
                    address.name(),
                    "no route to " + address.host() + ":" + address.port() + " (an injected fault)",
                    "wait until it is back, or end the fault",
                    null);
        }
    }
}
