package com.vomeet.lab.media.dtls;

import com.vomeet.lab.media.srtp.SrtpSession;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.jspecify.annotations.Nullable;

/** The DTLS association with one browser: {@link #run} does the handshake and then waits for the end. */
public final class DtlsLink implements AutoCloseable {
    /** After the handshake only a close_notify is expected, which ends the wait; so it may be long. */
    private static final int WAIT_MILLIS = 1000;

    private static final int RECORD = 1500;
    private final DtlsSrtpServer server;
    private final PacketQueue packets;
    private volatile @Nullable DTLSTransport transport;
    private volatile boolean closing;

    /** @param outgoing sends a datagram to the browser */
    public DtlsLink(DtlsIdentity identity, Fingerprint expected, Consumer<byte[]> outgoing) {
        this.server = new DtlsSrtpServer(identity, expected, SrtpSession.KEYING_MATERIAL);
        this.packets = new PacketQueue(outgoing);
    }

    /** Hands over a datagram from the browser. */
    public void offer(byte[] packet) {
        packets.offer(packet);
    }

    /** Blocks until the association has ended. No cookie exchange: the browser's address is proven by its ICE checks. */
    public DtlsEnd run(Consumer<SrtpSession> onSession) {
        try {
            var accepted = new DTLSServerProtocol().accept(server, packets);
            transport = accepted;
            onSession.accept(SrtpSession.ofServer(server.keyingMaterial()));
            var data = new byte[RECORD];
            while (!closing && !packets.closed()) {
                accepted.receive(data, 0, data.length, WAIT_MILLIS);
            }
            accepted.close();
            return closing ? new DtlsEnd.ByUs() : new DtlsEnd.ByPeer();
        } catch (IOException | CancellationException e) {
            return closing ? new DtlsEnd.ByUs() : new DtlsEnd.Failed(why(e));
        }
    }

    private String why(Exception e) {
        return Objects.requireNonNullElseGet(server.complaint(), () -> "DTLS failed: " + e.getMessage());
    }

    /** Says close_notify, if there is an association, and ends {@link #run}. */
    @Override
    public void close() throws IOException {
        closing = true;
        var established = transport;
        if (established != null) {
            established.close();
        }
        packets.abort();
    }
}
