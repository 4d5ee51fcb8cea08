package com.vomeet.lab.media;

import com.vomeet.lab.media.rtp.RtpMoment;
import com.vomeet.lab.media.rtp.RtpStream;
import com.vomeet.lab.media.rtp.SenderReport;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** One track as one browser gets it: numbers its packets and counts them. For the sending thread alone. */
final class OutgoingTrack {
    /** 20 ms at 48 kHz. */
    private static final int CLOCK_PER_TICK = 960;
    /** Between two sender reports. */
    private static final long REPORT_TICKS = 150;

    private final RtpStream stream;
    private final String cname;
    private final int firstTimestamp;
    private int sequence;
    private int packets;
    private int octets;
    private long nextReport;

    OutgoingTrack(RtpStream stream, String cname, RandomGenerator random) {
        this.stream = stream;
        this.cname = cname;
        // In the lower half: a wrap among the first packets could leave the receiver with a wrong rollover counter.
        this.sequence = random.nextInt(0x8000);
        this.firstTimestamp = random.nextInt();
    }

    int ssrc() {
        return stream.ssrc();
    }

    /** Ticks that were left out are a gap in the timestamps, none in the numbers: nothing was lost, there was just silence. */
    byte[] packet(long tick, TrackFrame frame) {
        var opus = frame.voice().opus();
        octets += opus.remaining();
        var marker = frame.first() || packets == 0;
        packets++;
        var moment = new RtpMoment(marker, sequence++, timestamp(tick));
        return stream.packet(moment, frame.voice().level(), frame.contributors(), opus);
    }

    boolean reportDue(long tick) {
        return tick >= nextReport;
    }

    byte[] report(long tick, Instant now) {
        nextReport = tick + REPORT_TICKS;
        return new SenderReport(stream.ssrc(), now, timestamp(tick), packets, octets, cname).write();
    }

    private int timestamp(long tick) {
        return firstTimestamp + (int) tick * CLOCK_PER_TICK;
    }
}
