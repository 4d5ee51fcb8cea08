package com.vomeet.lab.media.ice;

import com.vomeet.contract.Secret;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/** A STUN message as it came in (RFC 8489 section 5), with the few attributes that a lite agent acts on. */
public final class StunMessage {
    static final int HEADER = 20;
    static final int COOKIE = 0x2112A442;
    private static final int BINDING_REQUEST = 0x0001;
    private final byte[] bytes;
    private String username = "";
    private boolean useCandidate;
    private int integrityAt = -1;

    private StunMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Empty for what is no well-formed STUN message, or has a FINGERPRINT that does not fit. */
    public static Optional<StunMessage> parse(byte[] bytes) {
        if (bytes.length < HEADER) {
            return Optional.empty();
        }
        var in = ByteBuffer.wrap(bytes);
        var length = Short.toUnsignedInt(in.getShort(2));
        var wellFormed = in.get(0) >>> 6 == 0 && in.getInt(4) == COOKIE && length + HEADER == bytes.length;
        var message = new StunMessage(bytes.clone());
        return wellFormed && message.readAttributes() ? Optional.of(message) : Optional.empty();
    }

    private boolean readAttributes() {
        var in = ByteBuffer.wrap(bytes);
        for (var at = HEADER; at < bytes.length; ) {
            if (at + 4 > bytes.length) {
                return false;
            }
            var type = Short.toUnsignedInt(in.getShort(at));
            var size = Short.toUnsignedInt(in.getShort(at + 2));
            if (at + 4 + size > bytes.length || !accept(type, at, size)) {
                return false;
            }
            at += 4 + ((size + 3) & ~3);
        }
        return true;
    }

    /** What follows MESSAGE-INTEGRITY is not covered by it and is ignored, but for the fingerprint (RFC 8489 section 14.5). */
    private boolean accept(int type, int at, int size) {
        if (type == StunAttribute.FINGERPRINT) {
            return size == 4 && ByteBuffer.wrap(bytes).getInt(at + 4) == StunProof.fingerprint(bytes, at);
        }
        if (integrityAt >= 0) {
            return true;
        }
        if (type == StunAttribute.USERNAME) {
            username = new String(bytes, at + 4, size, StandardCharsets.UTF_8);
        } else if (type == StunAttribute.USE_CANDIDATE) {
            useCandidate = true;
        } else if (type == StunAttribute.MESSAGE_INTEGRITY) {
            integrityAt = at;
            return size == StunProof.INTEGRITY_SIZE - 4;
        }
        return true;
    }

    public boolean bindingRequest() {
        return ByteBuffer.wrap(bytes).getShort(0) == BINDING_REQUEST;
    }

    /** The USERNAME is {@code ours:theirs} (RFC 8445 section 7.2.2); our half tells which peer is meant. */
    public String localUfrag() {
        var colon = username.indexOf(':');
        return colon < 0 ? username : username.substring(0, colon);
    }

    /** The browser nominates the path that this check came by (RFC 8445 section 7.3.1.5). */
    public boolean useCandidate() {
        return useCandidate;
    }

    /** Whether the sender knows the password. A message without MESSAGE-INTEGRITY proves nothing. */
    public boolean integrityHolds(Secret password) {
        if (integrityAt < 0) {
            return false;
        }
        var covered = Arrays.copyOf(bytes, integrityAt);
        // The length that was signed ends with the integrity attribute; a fingerprint was counted in only afterwards.
        ByteBuffer.wrap(covered).putShort(2, (short) (integrityAt + StunProof.INTEGRITY_SIZE - HEADER));
        var found = Arrays.copyOfRange(bytes, integrityAt + 4, integrityAt + StunProof.INTEGRITY_SIZE);
        return MessageDigest.isEqual(StunProof.integrity(covered, covered.length, password), found);
    }

    /** The success response to this request, sent from where it came (RFC 8445 section 7.3.1.2). */
    public byte[] success(InetSocketAddress from, Secret password) {
        return BindingSuccess.write(Arrays.copyOfRange(bytes, 4, HEADER), from, password);
    }
}
