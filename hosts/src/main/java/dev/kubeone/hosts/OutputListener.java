package dev.kubeone.hosts;

/** Hears the output of a job while it runs. */
@FunctionalInterface
public interface OutputListener {
    /** @param line one redacted line, or null when there was none for a while */
    void line(String line);
}
