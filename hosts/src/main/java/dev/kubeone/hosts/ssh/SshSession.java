package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.CommandResult;
import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostSession;
import dev.kubeone.hosts.Job;
import dev.kubeone.hosts.JobResult;
import dev.kubeone.hosts.OutputListener;
import dev.kubeone.hosts.Tunnel;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** A host at the end of a shared connection. */
final class SshSession implements HostSession {
    private final SshConnection connection;
    private final Executor threads;
    private final CountDownLatch closed;

    SshSession(SshConnection connection, Executor threads, CountDownLatch closed) {
        this.connection = connection;
        this.threads = threads;
        this.closed = closed;
    }

    @Override
    public HostAddress address() {
        return connection.address();
    }

    @Override
    public CommandResult run(Command command) {
        return new CommandRun(connection, threads, command).run();
    }

    @Override
    public CommandResult stream(Command command, OutputStream sink) {
        return new CommandStream(connection, threads, command).into(sink);
    }

    @Override
    public JobResult runJob(Job job, OutputListener output) {
        return new JobRun(connection, threads, closed, job, output).run();
    }

    @Override
    public Tunnel openTunnel(String remoteHost, int remotePort) {
        return PortForward.open(connection, threads, remoteHost, remotePort);
    }
}
