package dev.kubeone.activities.render;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Reading;

/** A manifest with everything that kubeadm is told. */
final class Featured {
    private static final String TEXT = """
            apiVersion: kubeone.k8c.io/v1beta2
            kind: KubeOneCluster
            name: demo
            versions: {kubernetes: 1.34.4}
            cloudProvider: {none: {}}
            controlPlane:
              hosts: [{publicAddress: 192.0.2.11, hostname: cp-1, ipv6Addresses: ["2001:db8::11"]}]
            staticWorkers:
              hosts: [{publicAddress: 192.0.2.14, hostname: w-1, ipv6Addresses: ["2001:db8::14"]}]
            clusterNetwork:
              cni: {external: {}}
              ipFamily: IPv4+IPv6
              nodeCIDRMaskSizeIPv4: 25
            certificateAuthority: {certificateValidityPeriod: 4380h, caCertificateValidityPeriod: 43800h}
            features:
              coreDNS: {imageRepository: registry.example.com/coredns}
              alwaysPullImages: {enable: true}
              staticAuditLog: {enable: true, config: {logMaxAge: 7, logPath: /var/log/audit/kube.log}}
              openidConnect:
                enable: true
                config:
                  issuerUrl: https://login.example.com
                  groupsPrefix: "-"
                  requiredClaim: department=ops
                  caFile: /etc/kubernetes/pki/oidc-ca.crt
            kubeletConfig:
              systemReserved: {cpu: 200m}
              kubeReserved: {memory: 300Mi}
              evictionHard: {memory.available: 100Mi}
              maxPods: 200
              imageGCHighThresholdPercent: 90
              imageGCLowThresholdPercent: 70
              imageMinimumGCAge: 5m
              imageMaximumGCAge: 168h
            loggingConfig: {containerLogMaxSize: 50Mi, containerLogMaxFiles: 3}
            tlsCipherSuites:
              apiServer: [TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384]
              etcd: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256]
              kubelet: [TLS_CHACHA20_POLY1305_SHA256]
            controlPlaneComponents:
              apiServer: {flags: {request-timeout: 2m}, featureGates: {ContextualLogging: true, Other: false}}
              controllerManager: {flags: {v: "4"}}
              scheduler: {flags: {v: "3"}}
              etcd: {quotaBackendBytes: 8589934592, autoCompactionMode: periodic, autoCompactionRetention: 8h}
            """;

    private Featured() {}

    static KubeOneCluster manifest() {
        Reading reading = ManifestReader.read(TEXT, "featured.yaml");
        if (!reading.good()) {
            throw new IllegalStateException(reading.problems().toString());
        }
        return reading.manifest();
    }
}
