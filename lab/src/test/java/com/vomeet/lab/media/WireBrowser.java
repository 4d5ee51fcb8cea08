package com.vomeet.lab.media;

import com.vomeet.lab.media.dtls.DtlsIdentity;
import com.vomeet.lab.media.dtls.Fingerprint;
import com.vomeet.lab.media.dtls.TestClient;
import com.vomeet.lab.media.ice.TestCheck;
import com.vomeet.lab.media.srtp.SrtpSession;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.jspecify.annotations.Nullable;

/** The other end of the wire without a browser: checks, handshake and media as a browser does them, packet by packet. */
final class WireBrowser implements AutoCloseable {
    private final DtlsIdentity identity = DtlsIdentity.generate(Instant.now());
    private final DatagramSocket socket;
    private final BlockingQueue<byte[]> handshake = new LinkedBlockingQueue<>();
    private final List<byte[]> responses = new CopyOnWriteArrayList<>();
    private final List<HeardPacket> heard = new CopyOnWriteArrayList<>();
    private final List<byte[]> reports = new CopyOnWriteArrayList<>();
    /** Media of a server that was ready before we were, as a browser keeps them too: the first report comes with the first packet. */
    private final List<byte[]> early = new ArrayList<>();

    private volatile @Nullable SrtpSession session;
    private @Nullable DTLSTransport transport;
    private @Nullable InetSocketAddress server;

    WireBrowser() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().start(this::readAll);
    }

    /** @param directions one audio section for each */
    String offer(String... directions) {
        var mids = "";
        var sections = new StringBuilder();
        for (var i = 0; i < directions.length; i++) {
            mids += " m" + i;
            sections.append("m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:m").append(i);
            sections.append("\r\na=").append(directions[i]).append("\r\na=rtpmap:111 opus/48000/2\r\n");
            sections.append("a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n");
            sections.append("a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\r\n");
        }
        return "v=0\r\na=group:BUNDLE" + mids + "\r\na=ice-ufrag:them\r\na=setup:actpass\r\na=fingerprint:sha-256 "
                + identity.fingerprint().value() + "\r\n" + sections;
    }

    /** Does all that a browser does with an answer, until media flow. */
    void connect(MediaAnswer.Accepted answer) throws IOException {
        check(answer);
        var expected = new Fingerprint(find(answer.sdp(), "a=fingerprint:sha-256 (\\S+)"));
        var client = new TestClient(identity, expected, SRTPProtectionProfile.SRTP_AEAD_AES_128_GCM);
        transport = new DTLSClientProtocol().connect(client, new Handshake());
        open(SrtpSession.ofServer(swapped(Objects.requireNonNull(client.keyingMaterial()))));
    }

    private void open(SrtpSession opened) {
        synchronized (early) {
            early.forEach(packet -> media(opened, packet));
            early.clear();
            session = opened;
        }
    }

    void check(MediaAnswer.Accepted answer) throws IOException {
        server = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), Integer.parseInt(find(answer.sdp(), "m=audio (\\d+)")));
        var ufrag = find(answer.sdp(), "a=ice-ufrag:(\\S+)");
        send(TestCheck.write(ufrag, find(answer.sdp(), "a=ice-pwd:(\\S+)"), true));
    }

    void sendRtp(int ssrc, int sequence) throws IOException {
        var rtp = ByteBuffer.allocate(20)
                .putShort((short) 0x806f)
                .putShort((short) sequence)
                .putInt(0)
                .putInt(ssrc);
        send(established().sender().protectRtp(rtp.array()));
    }

    void sendReport(byte[] rtcp) throws IOException {
        send(established().sender().protectRtcp(rtcp));
    }

    /** Says close_notify. */
    void hangUp() throws IOException {
        Objects.requireNonNull(transport).close();
    }

    /** Binding responses. */
    List<byte[]> responses() {
        return responses;
    }

    List<HeardPacket> heard() {
        return heard;
    }

    List<byte[]> reports() {
        return reports;
    }

    private SrtpSession established() {
        return Objects.requireNonNull(session);
    }

    private void readAll() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        while (!socket.isClosed()) {
            try {
                packet.setLength(2048);
                socket.receive(packet);
                take(Arrays.copyOf(packet.getData(), packet.getLength()));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void take(byte[] packet) {
        switch (PacketKind.of(packet)) {
            case STUN -> responses.add(packet);
            case DTLS -> handshake.add(packet);
            case RTP, RTCP -> {
                synchronized (early) {
                    var open = session;
                    if (open == null) {
                        early.add(packet);
                    } else {
                        media(open, packet);
                    }
                }
            }
            case UNKNOWN -> throw new AssertionError("what is this?");
        }
    }

    private void media(SrtpSession open, byte[] packet) {
        if (PacketKind.of(packet) == PacketKind.RTP) {
            open.receiver().openRtp(packet).map(HeardPacket::read).ifPresent(heard::add);
        } else {
            open.receiver().openRtcp(packet).ifPresent(reports::add);
        }
    }

    private void send(byte[] packet) throws IOException {
        socket.send(new DatagramPacket(packet, packet.length, Objects.requireNonNull(server)));
    }

    private static String find(String sdp, String pattern) {
        var found = Pattern.compile(pattern).matcher(sdp);
        if (!found.find()) {
            throw new AssertionError("no " + pattern + " in " + sdp);
        }
        return found.group(1);
    }

    /** We are the client; with the parts exchanged our material is that of a server. */
    private static byte[] swapped(byte[] material) {
        return ByteBuffer.allocate(SrtpSession.KEYING_MATERIAL)
                .put(material, 16, 16)
                .put(material, 0, 16)
                .put(material, 44, 12)
                .put(material, 32, 12)
                .array();
    }

    /** Goes without a word, as a killed browser does. */
    @Override
    public void close() {
        socket.close();
    }

    private final class Handshake implements DatagramTransport {
        @Override
        public int getReceiveLimit() {
            return 1500;
        }

        @Override
        public int getSendLimit() {
            return 1200;
        }

        @Override
        public int receive(byte[] target, int offset, int length, int waitMillis) throws IOException {
            try {
                var packet = handshake.poll(waitMillis, TimeUnit.MILLISECONDS);
                if (packet == null) {
                    return -1;
                }
                System.arraycopy(packet, 0, target, offset, packet.length);
                return packet.length;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void send(byte[] source, int offset, int length) throws IOException {
            WireBrowser.this.send(Arrays.copyOfRange(source, offset, offset + length));
        }

        @Override
        public void close() {
            // the socket stays for what is still to come
        }
    }
}
