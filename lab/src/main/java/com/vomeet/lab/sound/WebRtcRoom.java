package com.vomeet.lab.sound;

import com.vomeet.lab.media.MediaAnswer;
import com.vomeet.lab.media.MediaPeer;
import com.vomeet.lab.media.MediaRoom;
import com.vomeet.lab.media.PeerState;
import com.vomeet.lab.media.Sounding;
import com.vomeet.lab.meeting.SoundRoom;
import com.vomeet.lab.meeting.Take;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A meeting's sound in a room of the media server. */
record WebRtcRoom(MediaRoom room, int tracks) implements SoundRoom {
    @Override
    public Answer connect(String offer) {
        return switch (room.connect(offer)) {
            case MediaAnswer.Accepted(var sdp, var peer) -> new Answer(sdp, new PagePeer(peer));
            case MediaAnswer.Refused(var refusal, var detail) ->
                throw new IllegalArgumentException(refusal + ": " + detail);
        };
    }

    @Override
    public void enter(long source) {
        room.enter(source);
    }

    @Override
    public void leave(long source) {
        room.leave(source);
    }

    @Override
    public Speech speak(long source, Take take) {
        return switch (take) {
            case VoiceTake(var voice) -> new Said(room.speak(source, voice));
            default -> throw new IllegalArgumentException("not a voice of this server: " + take);
        };
    }

    @Override
    public Map<Long, Integer> levels() {
        return room.active().stream().collect(Collectors.toMap(Sounding::csrc, Sounding::level, Math::min));
    }

    @Override
    public void close() {
        room.close();
    }

    private record PagePeer(MediaPeer peer) implements Peer {
        @Override
        public void onChange(Consumer<Boolean> listener) {
            peer.onState(state -> {
                switch (state) {
                    case PeerState.Connecting _ -> {}
                    case PeerState.Connected _ -> listener.accept(true);
                    case PeerState.Closed _ -> listener.accept(false);
                }
            });
        }

        @Override
        public void close() {
            peer.close();
        }
    }

    private record Said(com.vomeet.lab.media.Speech speech) implements Speech {
        @Override
        public CompletableFuture<Instant> started() {
            return speech.started();
        }

        @Override
        public CompletableFuture<End> ended() {
            return speech.ended().thenApply(end -> new End(end.at(), end.whole()));
        }

        @Override
        public void cancel() {
            speech.cancel();
        }
    }
}
