package dev.kubeone.client.run;

/**
 * A try of a step that was not its first.
 *
 * @param atMs when it began, epoch milliseconds
 * @param what host and step
 * @param attempt which try it was, from 2 on
 * @param before why the one before it ended, or "" if nobody knows
 */
public record LaterTry(long atMs, String what, int attempt, String before) {}
