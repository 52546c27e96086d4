package dev.kubeone.model.fuzz;

import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Reading;
import dev.kubeone.model.terraform.TerraformFile;
import java.util.Arrays;

/**
 * What is taken for outputs of Terraform, laid over a manifest: there is a manifest, or there are problems with their
 * places. Outputs that begin with a digit meet the manifest of that number, any others the first.
 */
final class TerraformTarget {
    private static final String NEW = """
            apiVersion: kubeone.k8c.io/v1beta2
            kind: KubeOneCluster
            versions: {kubernetes: 1.34.4}
            clusterNetwork: {cni: {external: {}}}
            """;
    private static final String[] MANIFESTS = {
        NEW, NEW + """
            name: demo
            cloudProvider: {none: {}}
            apiEndpoint: {host: 192.0.2.9, alternativeNames: [a.example.com]}
            controlPlane: {hosts: [{publicAddress: 192.0.2.1, privateAddress: 10.0.0.1}]}
            staticWorkers: {hosts: [{publicAddress: 192.0.2.2}]}
            proxy: {http: "http://192.0.2.3:3128"}
            """, NEW + """
            cloudProvider: {aws: {}}
            dynamicWorkers:
            - name: pool
              replicas: 1
              providerSpec:
                operatingSystem: ubuntu
                cloudProviderSpec: {region: eu, tags: {a: b}}
            - name: other
              providerSpec: {}
            """, NEW.replace("v1beta2", "v1beta3") + "cloudProvider: {vmwareCloudDirector: {}}\n", """
        apiVersion: kubeone.io/v1alpha1
        kind: KubeOneCluster
        versions: {kubernetes: 1.34.4}
        cloudProvider: {name: hetzner}
        workers: [{name: pool, replicas: 2, providerSpec: {}}]
        """
    };

    private TerraformTarget() {}

    static boolean reads(byte[] input) {
        int digit = input.length == 0 ? -1 : input[0] - '0';
        boolean chosen = digit >= 0 && digit < MANIFESTS.length;
        byte[] outputs = chosen ? Arrays.copyOfRange(input, 1, input.length) : input;
        Reading reading = ManifestReader.read(MANIFESTS[chosen ? digit : 0], "f", new TerraformFile("o.json", outputs));
        ManifestTarget.check(reading);
        return reading.good();
    }
}
