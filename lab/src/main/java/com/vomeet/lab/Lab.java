package com.vomeet.lab;

import com.vomeet.lab.media.MediaConfig;
import com.vomeet.lab.meeting.ClockAlarms;
import com.vomeet.lab.meeting.Meetings;
import com.vomeet.lab.meeting.Opening;
import com.vomeet.lab.meeting.SoundServer;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.lab.sound.WebRtcSound;
import com.vomeet.lab.web.LabServer;
import java.net.URI;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A running lab: an HTTP server (on the loopback address, unless its reach says otherwise) with meeting pages and a control API, and the sound for them. */
public final class Lab implements AutoCloseable {
    private final ClockAlarms alarms;
    private final SoundServer sound;
    private final Meetings meetings;
    private final LabServer server;

    private Lab(LabConfig config, ClockAlarms alarms, SoundServer sound) {
        var random = RandomGenerator.of("SecureRandom");
        this.alarms = alarms;
        this.sound = sound;
        meetings = new Meetings(sound, alarms, config.clock(), random);
        server = new LabServer(config.port(), config.reach(), meetings, random);
    }

    /**
     * Starts a lab.
     *
     * @throws com.vomeet.lab.voice.MissingPackageException when this machine lacks what voices are made of
     */
    public static Lab start(LabConfig config) {
        return start(config, WebRtcSound.start(media(config), config.voices()));
    }

    private static MediaConfig media(LabConfig config) {
        return new MediaConfig(config.reach().media(), config.reach().mediaPort(), config.clock());
    }

    /** With another sound, which is closed with the lab. */
    static Lab start(LabConfig config, SoundServer sound) {
        var alarms = new ClockAlarms();
        try {
            return new Lab(config, alarms, sound);
        } catch (RuntimeException e) {
            // The port is taken: nothing that was started may stay.
            sound.close();
            alarms.close();
            throw e;
        }
    }

    /** Where it is: {@code http://127.0.0.1:PORT}, unless guests come from elsewhere. */
    public URI base() {
        return server.base();
    }

    /**
     * Opens a meeting.
     *
     * @throws IllegalArgumentException when the scenario cannot be played; the message names the field
     * @throws IllegalStateException when there is a meeting with that code, or when there are too many
     */
    public LabMeeting open(Scenario scenario) {
        return switch (meetings.open(scenario)) {
            case Opening.Opened(var meeting) -> new LabMeeting(meetings, meeting, base());
            case Opening.CodeTaken(var code) ->
                throw new IllegalStateException("there is a meeting " + code + " already");
            case Opening.Full(var limit) -> throw new IllegalStateException("there are " + limit + " meetings already");
            case Opening.Impossible(var problems) -> throw new IllegalArgumentException(problems.toString());
        };
    }

    public Optional<LabMeeting> meeting(String code) {
        return meetings.find(code).map(meeting -> new LabMeeting(meetings, meeting, base()));
    }

    @Override
    public void close() {
        meetings.close();
        server.close();
        sound.close();
        alarms.close();
    }
}
