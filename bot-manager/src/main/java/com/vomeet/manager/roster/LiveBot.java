package com.vomeet.manager.roster;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.MeetingId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bot, and where it is.
 *
 * @param since when it came to be there
 * @param reason why it has ended; null while it has not
 * @param last null for a meeting without any event, as rows of older releases may be
 * @param heard when it was heard last; null: never
 * @param use null before its first figures
 */
public record LiveBot(
        Meeting meeting,
        MeetingStatus status,
        Instant since,
        @Nullable EndReason reason,
        @Nullable Happening last,
        @Nullable Instant heard,
        @Nullable Use use,
        Cost cost) {

    /**
     * What it was sent to.
     *
     * @param nativeId null once it was erased
     * @param url as others may see it; null with the name
     * @param name that its owner gave it
     */
    public record Meeting(
            MeetingId id,
            Owner owner,
            Platform platform,
            @Nullable String nativeId,
            @Nullable String url,
            @Nullable String name,
            String botName) {}

    /** The account that sent it. */
    public record Owner(AccountId account, String name) {}

    public MeetingId id() {
        return meeting.id();
    }
}
