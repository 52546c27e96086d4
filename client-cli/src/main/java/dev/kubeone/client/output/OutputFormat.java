package dev.kubeone.client.output;

/** How an answer is written: for people, or for programs. */
public enum OutputFormat {
    text,
    json,
    yaml
}
