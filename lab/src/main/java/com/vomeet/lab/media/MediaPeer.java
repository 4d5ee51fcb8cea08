package com.vomeet.lab.media;

import com.vomeet.lab.media.dtls.DtlsEnd;
import com.vomeet.lab.media.dtls.DtlsLink;
import com.vomeet.lab.media.ice.IceCredentials;
import com.vomeet.lab.media.ice.StunMessage;
import com.vomeet.lab.media.rtp.ReceptionReport;
import com.vomeet.lab.media.srtp.SrtpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A browser that is, or was, connected to a room. Used by the reading thread, the sending thread, its DTLS thread and its owner. */
public final class MediaPeer implements AutoCloseable {
    private final PeerContext context;
    private final IceCredentials credentials;
    private final List<OutgoingTrack> tracks;
    private final DtlsLink dtls;
    private final PeerStates states;
    private final IncomingAudio incoming = new IncomingAudio();
    private final Map<Integer, ReceptionReport> reports = new ConcurrentHashMap<>();
    private volatile @Nullable InetSocketAddress remote;
    private volatile @Nullable SrtpSession session;
    private volatile Instant lastHeard;
    /** Touched by the reading thread only. */
    private boolean handshaking;

    /** @param tracks those that the browser's offer had room for, in the room's order */
    MediaPeer(PeerContext context, PeerTerms terms, List<OutgoingTrack> tracks) {
        this.context = context;
        this.credentials = terms.credentials();
        this.tracks = List.copyOf(tracks);
        this.lastHeard = context.clock().instant();
        this.states = new PeerStates(new PeerState.Connecting(lastHeard), context.executor());
        this.dtls = new DtlsLink(context.identity(), terms.fingerprint(), this::sendAtOnce);
    }

    public PeerState state() {
        return states.now();
    }

    /** The listener hears the present state and then each change, in order, on a virtual thread. */
    public void onState(Consumer<PeerState> listener) {
        states.listen(listener);
    }

    /** When something came from this browser that only it can have sent. */
    public Instant lastHeard() {
        return lastHeard;
    }

    /** How many RTP packets the browser has sent, by SSRC. A browser that only listens sends none. */
    public Map<Long, Long> received() {
        return incoming.packets();
    }

    /** The browser's last report about each of our tracks, by track. */
    public List<ReceptionReport> reception() {
        return tracks.stream()
                .map(track -> reports.get(track.ssrc()))
                .filter(report -> report != null)
                .toList();
    }

    String ufrag() {
        return credentials.ufrag();
    }

    /** True when the check was one of this browser's: its address may be trusted from now on. */
    boolean onCheck(StunMessage message, InetSocketAddress from) {
        if (!message.bindingRequest() || !message.integrityHolds(credentials.password())) {
            return false;
        }
        lastHeard = context.clock().instant();
        context.wire().send(message.success(from, credentials.password()), from);
        if (remote == null || message.useCandidate()) {
            remote = from;
        }
        if (!handshaking) {
            handshaking = true;
            context.executor().execute(this::runDtls);
        }
        return true;
    }

    void onDtls(byte[] packet) {
        dtls.offer(packet);
    }

    void onRtp(byte[] packet) {
        var open = session;
        if (open != null) {
            open.receiver().openRtp(packet).ifPresent(rtp -> {
                lastHeard = context.clock().instant();
                incoming.count(rtp);
            });
        }
    }

    void onRtcp(byte[] packet) {
        var open = session;
        if (open != null) {
            open.receiver().openRtcp(packet).ifPresent(rtcp -> {
                lastHeard = context.clock().instant();
                ReceptionReport.readAll(rtcp, lastHeard).forEach(this::keep);
            });
        }
    }

    private void keep(ReceptionReport report) {
        if (tracks.stream().anyMatch(track -> track.ssrc() == report.ssrc())) {
            reports.put(report.ssrc(), report);
        }
    }

    private void runDtls() {
        switch (dtls.run(this::connected)) {
            case DtlsEnd.ByPeer() -> closed(PeerState.Cause.BY_BROWSER, "the browser closed the connection");
            case DtlsEnd.ByUs() -> closed(PeerState.Cause.BY_SERVER, "the server closed the connection");
            case DtlsEnd.Failed(var why) -> closed(PeerState.Cause.FAILED, why);
        }
    }

    private void connected(SrtpSession established) {
        session = established;
        states.change(state -> new PeerState.Connected(context.clock().instant()));
    }

    /** Called by the sending thread for each tick. */
    void send(long tick, Instant now, List<@Nullable TrackFrame> frames) {
        var open = session;
        var to = remote;
        if (open == null || to == null || state() instanceof PeerState.Closed) {
            return;
        }
        for (var i = 0; i < tracks.size(); i++) {
            var frame = frames.get(i);
            var track = tracks.get(i);
            if (frame != null) {
                context.media().send(open.sender().protectRtp(track.packet(tick, frame)), to);
                if (track.reportDue(tick)) {
                    context.media().send(open.sender().protectRtcp(track.report(tick, now)), to);
                }
            }
        }
    }

    /** Gives up a browser that has not been heard for too long. */
    void expire(Instant now, Duration limit) {
        if (Duration.between(lastHeard, now).compareTo(limit) > 0) {
            context.executor().execute(() -> {
                closed(PeerState.Cause.SILENT, "nothing was heard for " + limit.toSeconds() + " s");
                hangUp();
            });
        }
    }

    private void sendAtOnce(byte[] packet) {
        var to = remote;
        if (to != null) {
            context.wire().send(packet, to);
        }
    }

    private void closed(PeerState.Cause cause, String detail) {
        if (states.change(state -> new PeerState.Closed(context.clock().instant(), cause, detail))) {
            context.onClosed().accept(this);
        }
    }

    /** Tells the browser, which then sees its connection fail or close. */
    @Override
    public void close() {
        hangUp();
        closed(PeerState.Cause.BY_SERVER, "the server closed the connection");
    }

    private void hangUp() {
        try {
            dtls.close();
        } catch (IOException e) {
            throw new UncheckedIOException("no close_notify could be made", e);
        }
    }
}
