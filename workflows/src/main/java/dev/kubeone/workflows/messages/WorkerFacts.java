package dev.kubeone.workflows.messages;

/**
 * What a run should know about the worker that carries it out.
 *
 * @param simulated whether its hosts are models, not machines
 * @param version the product's version
 */
public record WorkerFacts(boolean simulated, String version) {}
