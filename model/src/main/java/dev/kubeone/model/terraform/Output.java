package dev.kubeone.model.terraform;

/** The outputs that are KubeOne's contract with Terraform. */
enum Output {
    API("kubeone_api"),
    HOSTS("kubeone_hosts"),
    STATIC_WORKERS("kubeone_static_workers"),
    WORKERS("kubeone_workers"),
    PROXY("proxy");

    private final String key;

    Output(String key) {
        this.key = key;
    }

    /** The output's name in Terraform. */
    String key() {
        return key;
    }
}
