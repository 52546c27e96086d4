package dev.kubeone.hosts;

import java.io.OutputStream;

/** One host. All methods block, may be interrupted, and throw {@link HostException} with a kind. */
public interface HostSession {

    HostAddress address();

    /**
     * Runs a short command as root and waits for it. A non-zero exit is a result, not an exception.
     *
     * @throws HostException if the host cannot be reached, does not let us in, or the command outlives its timeout
     */
    CommandResult run(Command command);

    /**
     * Runs a short command as root and hands on what it prints, as it comes and however much it is; only a little of it
     * is in memory at a time. Nothing is redacted.
     *
     * @return the exit code and what it said on standard error; its standard output is in the sink alone
     * @throws HostException as {@link #run}; the sink may have got a part then
     * @throws java.io.UncheckedIOException if the sink does not take it
     */
    CommandResult stream(Command command, OutputStream sink);

    /**
     * Runs a job as root, at most once to success, whatever happens to this process or the connection: starts it, or
     * attaches to it where it runs already, or returns its recorded result where it succeeded. A job that failed, or
     * that a reboot cut off, is started again.
     *
     * <p>Interrupting the calling thread detaches; the job goes on.
     *
     * @param output hears every line of the job's output, redacted, and is called with null about once a second when
     *     there is none, so that a caller can show that it is alive
     * @throws HostException if the host cannot be reached, refuses an old fence, or the job outlives its timeout (it is
     *     then stopped)
     */
    JobResult runJob(Job job, OutputListener output);

    /**
     * Opens a local port on the loopback address that leads to an address seen from the host.
     *
     * @throws HostException if the host cannot be reached
     */
    Tunnel openTunnel(String remoteHost, int remotePort);
}
