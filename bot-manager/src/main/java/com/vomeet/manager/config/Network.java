package com.vomeet.manager.config;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses as operators write it: {@code 10.1.0.0/16}, {@code fd00::/8}, or one address.
 *
 * @param prefix how many bits of the base count
 */
public record Network(InetAddress base, int prefix) {
    /** Empty for what is none, a base with bits beyond the prefix too: that is mostly a slip. */
    public static Optional<Network> parse(String text) {
        var slash = text.indexOf('/');
        var literal = slash < 0 ? text : text.substring(0, slash);
        if (!literal.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            return Optional.empty();
        }
        try {
            var base = InetAddress.ofLiteral(literal);
            var bits = base.getAddress().length * 8;
            var prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            var network = new Network(base, prefix);
            return prefix >= 0 && prefix <= bits && network.isTidy() ? Optional.of(network) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** For what is written in the code. */
    public static Network of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a network: " + text));
    }

    public boolean contains(InetAddress address) {
        var own = base.getAddress();
        var other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            if (isSet(own, bit) != isSet(other, bit)) {
                return false;
            }
        }
        return true;
    }

    private boolean isTidy() {
        var own = base.getAddress();
        for (int bit = prefix; bit < own.length * 8; bit++) {
            if (isSet(own, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSet(byte[] address, int bit) {
        return (address[bit / 8] & (0x80 >> (bit % 8))) != 0;
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + prefix;
    }
}
