package dev.kubeone.model.network;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the text form of IPv6 addresses (RFC 4291, 2.2), without zones. */
final class Ipv6Text {
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    static Optional<IpAddress> parse(String text) {
        if (text.length() > 45) {
            return Optional.empty();
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return address(groups(text), new String[0], false);
        }
        return address(groups(text.substring(0, gap)), groups(text.substring(gap + 2)), true);
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? new String[0] : withoutIpv4Tail(text).split(":", -1);
    }

    /** {@code ::ffff:10.0.0.1} is {@code ::ffff:a00:1}. */
    private static String withoutIpv4Tail(String text) {
        int last = text.lastIndexOf(':') + 1;
        if (text.indexOf('.', last) < 0) {
            return text;
        }
        return IpAddress.parse(text.substring(last))
                .map(IpAddress::value)
                .map(v -> text.substring(0, last)
                        + Integer.toHexString(v.shiftRight(16).intValue()) + ":"
                        + Integer.toHexString(v.intValue() & 0xffff))
                .orElse(text);
    }

    private static Optional<IpAddress> address(String[] head, String[] tail, boolean gap) {
        int missing = GROUPS - head.length - tail.length;
        if (gap ? missing < 1 : missing != 0) {
            return Optional.empty();
        }
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < GROUPS; i++) {
            String group =
                    i < head.length ? head[i] : i < head.length + missing ? "0" : tail[i - head.length - missing];
            if (!GROUP.matcher(group).matches()) {
                return Optional.empty();
            }
            value = value.shiftLeft(16).or(new BigInteger(group, 16));
        }
        return Optional.of(new IpAddress(128, value));
    }
}
