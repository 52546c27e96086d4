package dev.kubeone.model.manifest;

/** Whether package repositories are configured on hosts. */
public record SystemPackages(boolean configureRepositories) {}
