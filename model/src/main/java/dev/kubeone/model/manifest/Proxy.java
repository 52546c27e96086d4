package dev.kubeone.model.manifest;

/** HTTP proxies that hosts use to reach packages and images; empty means none. */
public record Proxy(String http, String https, String noProxy) {}
