package dev.kubeone.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "10.96.0.0/12, 10.100.0.0/16, true",
        "10.96.0.0/12, 10.112.0.0/16, false",
        "0.0.0.0/0, 203.0.113.0/24, true",
        "fd00::/8, fd01::/48, true",
        "fd00::/8, 10.0.0.0/8, false"
    })
    void networksOverlapIfOneHoldsTheOther(String one, String other, boolean overlap) {
        assertThat(cidr(one).overlaps(cidr(other))).isEqualTo(overlap);
        assertThat(cidr(other).overlaps(cidr(one))).isEqualTo(overlap);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "10.0.0/8",
                "010.0.0.0/8",
                "10.0.0.0/-1",
                "a/8",
                "::/129",
                ":::/8",
                "1::2::3/8",
                "1:2:3:4:5:6:7/8",
                "1:2:3:4:5:6:7:8:9/8",
                "12345::/16",
                "::ffff:10.0.0.256/128",
                "1:2:3:4:5:6:7::8/8",
                "10.0.0.0/99999999999"
            })
    void anythingElseIsNotANetwork(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10.244.0.0/16, true", "10.244.1.0/16, false", "0.0.0.0/0, true", "::1/128, true", "::1/64, false"})
    void theUsualFormHasNoHostBits(String text, boolean canonical) {
        assertThat(cidr(text).canonical()).isEqualTo(canonical);
    }

    @Property(tries = 300)
    void addressesMeanWhatTheJdkSaysTheyMean(@ForAll @Size(16) byte[] bytes) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);
        String text = address.getHostAddress();

        assertThat(IpAddress.parse(text).orElseThrow().value().toString(16))
                .isEqualTo(new java.math.BigInteger(1, address.getAddress()).toString(16));
    }

    private static Cidr cidr(String text) {
        return Cidr.parse(text).orElseThrow();
    }
}
