package com.vomeet.manager.transcript;

import com.vomeet.contract.transcript.StreamEntry;
import java.time.Duration;
import java.util.UUID;

/**
 * How the stream is read.
 *
 * @param consumer this replica's name in the group
 * @param batch entries per transaction at most
 * @param gather from one read to the next of a stream that is not behind: each round costs about the same, with one entry or with
 *     twenty
 * @param block how long a read waits for entries; also how long closing takes at most
 * @param takeOverAfter a batch that nobody acknowledges for so long is taken over
 * @param maxDeliveries an entry that was read more often without being acknowledged kills its readers: it is put aside
 * @param retry the pause after the first failure; it grows tenfold at most
 */
public record ConsumerSettings(
        String stream,
        String group,
        String consumer,
        int batch,
        Duration gather,
        Duration block,
        Duration takeOverAfter,
        int maxDeliveries,
        Duration retry) {
    public static final String GROUP = "vomeet_manager";

    /** Where a WhisperLive of the first vomeet puts what its bots say of who speaks. */
    static final String SPEAKERS = "speaker_events_relative";

    public ConsumerSettings {
        if (batch < 1 || maxDeliveries < 1 || gather.isNegative() || block.isNegative() || retry.isNegative()) {
            throw new IllegalArgumentException("batch and maxDeliveries must be positive, times not negative");
        }
    }

    ConsumerSettings ofSpeakers() {
        return new ConsumerSettings(
                SPEAKERS, group, consumer, batch, gather, block, takeOverAfter, maxDeliveries, retry);
    }

    /** A name that no replica has had before: after a restart the old name's entries are taken over like anybody's. */
    public static ConsumerSettings standard() {
        return new ConsumerSettings(
                StreamEntry.STREAM,
                GROUP,
                "manager-" + UUID.randomUUID(),
                2_000,
                Duration.ofMillis(20),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                5,
                Duration.ofMillis(200));
    }
}
