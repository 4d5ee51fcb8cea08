package com.vomeet.manager.transcript;

import com.vomeet.contract.Json;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** What replicas tell each other on Redis channels. */
sealed interface LiveMessage {
    /** Every replica hears it, whoever is looking at what. */
    String ALL = "live:all";

    String PREFIX = "live:meeting:";

    String SEQ = "\"seq\":";

    String channel();

    String text();

    static String channel(long meetingId) {
        return PREFIX + meetingId;
    }

    /** A change of a meeting, as its readers get it. */
    record Changed(LiveFrame frame) implements LiveMessage {
        @Override
        public String channel() {
            return LiveMessage.channel(frame.meetingId());
        }

        @Override
        public String text() {
            return frame.text();
        }
    }

    /** A meeting was erased: nobody may keep anything of it. */
    record Erased(long meetingId) implements LiveMessage {
        @Override
        public String channel() {
            return ALL;
        }

        @Override
        public String text() {
            return Json.write(Json.MAPPER.createObjectNode().put("erased", meetingId));
        }
    }

    /** Empty for what is none of ours: other programs may publish too. */
    static Optional<LiveMessage> read(String channel, String text) {
        try {
            if (!channel.equals(ALL)) {
                var meeting = Long.parseLong(channel.substring(PREFIX.length()));
                return Optional.of(new Changed(new LiveFrame(meeting, seq(text), text)));
            }
            var erased = Json.MAPPER.readTree(text).path("erased").asLong(0);
            return erased > 0 ? Optional.of(new Erased(erased)) : Optional.empty();
        } catch (JacksonException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A frame's number is its last member; there are too many of them to read each as a whole. */
    private static long seq(String text) {
        var at = text.lastIndexOf(SEQ);
        if (at < 0 || !text.endsWith("}")) {
            throw new NumberFormatException("a frame without a number");
        }
        return Long.parseLong(text.substring(at + SEQ.length(), text.length() - 1));
    }
}
