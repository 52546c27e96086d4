package dev.kubeone.model.manifest.reference;

/** A certificate of nobody, to show where certificates go. */
final class ExampleCertificate {
    static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBgjCCASegAwIBAgIULousRg55JVGsSGM/FkOA/T5FE0kwCgYIKoZIzj0EAwIw
            FTETMBEGA1UEAwwKRXhhbXBsZSBDQTAgFw0yNjExMjMwNjU1NThaGA8yMTI2MTAz
            MDA2NTU1OFowFTETMBEGA1UEAwwKRXhhbXBsZSBDQTBZMBMGByqGSM49AgEGCCqG
            SM49AwEHA0IABJ6gb29te2T2sjyYRW9hKw7sfCFBD7RitTIRAEwiqcp4K6NP2WAa
            3Jb56DHa1jwdi1nH0pBX4SwID4JY0jOLXWCjUzBRMB0GA1UdDgQWBBSP7lCHJG5H
            g+zX1qZEyiE5GTYsXzAfBgNVHSMEGDAWgBSP7lCHJG5Hg+zX1qZEyiE5GTYsXzAP
            BgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQDrD1l5QmsX2TnMslPa
            FerbpxQg19SD2d+z14K1dpJP8AIhALrlFxOS8pkXC0XAgVETav8Ay4rS1V1XlCh3
            zkseTZHj
            -----END CERTIFICATE-----
            """;

    private ExampleCertificate() {}
}
