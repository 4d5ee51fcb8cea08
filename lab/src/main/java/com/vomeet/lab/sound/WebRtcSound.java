package com.vomeet.lab.sound;

import com.vomeet.lab.media.Arrangement;
import com.vomeet.lab.media.MediaConfig;
import com.vomeet.lab.media.MediaServer;
import com.vomeet.lab.meeting.SoundRoom;
import com.vomeet.lab.meeting.SoundServer;
import com.vomeet.lab.meeting.Take;
import com.vomeet.lab.voice.PromptCatalogue;
import com.vomeet.lab.voice.Timbre;
import com.vomeet.lab.voice.VoiceFactory;
import java.nio.file.Path;
import java.util.Optional;

/** Real sound over real WebRTC. */
public final class WebRtcSound implements SoundServer {
    private final MediaServer server;
    private final PromptCatalogue prompts;
    private final VoiceFactory voices;

    private WebRtcSound(MediaServer server, PromptCatalogue prompts, VoiceFactory voices) {
        this.server = server;
        this.prompts = prompts;
        this.voices = voices;
    }

    /**
     * Starts a media server.
     *
     * @param cache where voices are kept, once made
     * @throws com.vomeet.lab.voice.MissingPackageException when this machine lacks what voices are made of
     */
    public static WebRtcSound start(MediaConfig media, Path cache) {
        var prompts = PromptCatalogue.installed();
        var voices = new VoiceFactory(cache);
        return new WebRtcSound(MediaServer.start(media), prompts, voices);
    }

    @Override
    public SoundRoom room(Arrangement arrangement, int people) {
        var tracks = switch (arrangement) {
            case TRACK_PER_PERSON -> Math.min(people, arrangement.tracks());
            case POOL_OF_THREE, ONE_MIX -> arrangement.tracks();
        };
        return new WebRtcRoom(server.room(arrangement), tracks);
    }

    @Override
    public Optional<Take> take(String prompt, Timbre timbre) {
        return prompts.find(prompt).map(found -> new VoiceTake(voices.voice(found, timbre)));
    }

    @Override
    public boolean knows(String prompt) {
        return prompts.find(prompt).isPresent();
    }

    @Override
    public void close() {
        server.close();
    }
}
