package dev.kubeone.model.network;

import java.util.Optional;

/**
 * A network: an address and how many of its leading bits are fixed. The address may have host bits.
 */
public record Cidr(IpAddress address, int prefix) {

    /** The network that {@code text} means: {@code 10.244.0.0/16}. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String mask = text.substring(slash + 1);
        if (!mask.matches("0|[1-9][0-9]{0,2}")) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(mask);
        return IpAddress.parse(text.substring(0, slash))
                .filter(address -> prefix <= address.bits())
                .map(address -> new Cidr(address, prefix));
    }

    public boolean contains(IpAddress other) {
        int free = address.bits() - prefix;
        return address.bits() == other.bits()
                && address.value().shiftRight(free).equals(other.value().shiftRight(free));
    }

    public boolean overlaps(Cidr other) {
        return prefix <= other.prefix ? contains(other.address) : other.contains(address);
    }

    /** Whether the address is the network's first, as it is usually written. */
    public boolean canonical() {
        int lowest = address.value().getLowestSetBit();
        return lowest < 0 || lowest >= address.bits() - prefix;
    }
}
