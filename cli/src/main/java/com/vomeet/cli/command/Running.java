package com.vomeet.cli.command;

import com.vomeet.cli.Trouble;
import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.Endpoint;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.cli.product.Folders;
import java.util.Comparator;

/** The running product as the client commands find it. */
final class Running {
    private Running() {}

    static Endpoint endpoint() {
        return Endpoint.find(Folders.ofThisMachine().data())
                .orElseThrow(() -> new Trouble(
                        "nothing is running here: start it with ./vomeet up, or set VOMEET_URL and VOMEET_API_KEY"));
    }

    static ApiClient client() {
        return new ApiClient(endpoint());
    }

    /** A meeting by its number, or the newest with that code. */
    static MeetingView find(ApiClient client, String meeting) {
        return client.meetings().stream()
                .filter(m -> String.valueOf(m.id()).equals(meeting)
                        || m.nativeMeetingId().equals(meeting))
                .max(Comparator.comparingLong(MeetingView::id))
                .orElseThrow(() -> new Trouble("there is no meeting " + meeting + "; ./vomeet ls lists them"));
    }
}
