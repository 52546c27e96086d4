package dev.kubeone.workflows.messages;

/** The kubeconfig, sealed for the client that asked: {@code sealed:…}. */
public record KubeconfigAnswer(String sealed) {}
