package org.spaarpunt.http;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses with a common prefix, such as {@code 10.0.0.0/8}, or a single address.
 *
 * @param first the one in which all bits after the prefix are zero
 * @param prefixBits how many bits they have in common
 */
public record AddressRange(InetAddress first, int prefixBits) {
    public AddressRange {
        if (prefixBits < 0 || prefixBits > Byte.SIZE * first.getAddress().length) {
            throw new IllegalArgumentException("no prefix has " + prefixBits + " bits");
        }
        if (!isZeroAfter(first.getAddress(), prefixBits)) {
            throw new IllegalArgumentException(first.getHostAddress() + " goes on after " + prefixBits + " bits");
        }
    }

    /** An address, or a range as RFC 4632 writes it; never a name, because that would need a DNS query. */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        var first = literal(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException(text + " is no address"));
        int allBits = Byte.SIZE * first.getAddress().length;
        return new AddressRange(first, slash < 0 ? allBits : bits(text.substring(slash + 1)));
    }

    public boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int i = 0; i < mine.length; i++) {
            other[i] ^= mine[i];
        }
        return isZeroBefore(other, prefixBits);
    }

    /** An address in its usual notation: four decimal numbers, or IPv6 without brackets. */
    static Optional<InetAddress> literal(String text) {
        boolean usual =
                text.indexOf(':') >= 0 || text.chars().filter(c -> c == '.').count() == 3;
        try {
            return usual ? Optional.of(InetAddress.ofLiteral(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int bits(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("/" + text + " is no number of bits", e);
        }
    }

    private static boolean isZeroAfter(byte[] address, int bits) {
        for (int bit = bits; bit < Byte.SIZE * address.length; bit++) {
            if (isSet(address, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZeroBefore(byte[] address, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            if (isSet(address, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSet(byte[] address, int bit) {
        return (address[bit / Byte.SIZE] & (0x80 >> (bit % Byte.SIZE))) != 0;
    }
}
