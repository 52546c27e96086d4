package dev.kubeone.worker;

import java.util.Set;

/**
 * One kill -9.
 *
 * @param steps whose turn it was
 * @param killedMs when the victim was dead, in epoch milliseconds
 * @param backMs from when on a new worker polled, or the server answered for the run again
 */
record Crash(Set<String> steps, long killedMs, long backMs) {}
