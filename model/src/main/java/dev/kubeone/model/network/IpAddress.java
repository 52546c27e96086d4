package dev.kubeone.model.network;

import java.math.BigInteger;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address.
 *
 * @param bits 32 or 128
 * @param value the address as a number
 */
public record IpAddress(int bits, BigInteger value) {

    /** The address that {@code text} is a literal of; never looks a name up. */
    public static Optional<IpAddress> parse(String text) {
        return text.indexOf(':') >= 0 ? Ipv6Text.parse(text) : parse4(text);
    }

    private static Optional<IpAddress> parse4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        long value = 0;
        for (String part : parts) {
            int octet = octet(part);
            if (octet < 0) {
                return Optional.empty();
            }
            value = value << 8 | octet;
        }
        return Optional.of(new IpAddress(32, BigInteger.valueOf(value)));
    }

    /** No leading zeros: half the world reads them as octal. */
    private static int octet(String part) {
        boolean digits = !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || (part.length() > 1 && part.charAt(0) == '0')) {
            return -1;
        }
        int octet = Integer.parseInt(part);
        return octet <= 255 ? octet : -1;
    }
}
