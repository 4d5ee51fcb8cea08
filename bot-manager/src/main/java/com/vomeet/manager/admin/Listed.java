package com.vomeet.manager.admin;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.account.StoredKey;
import com.vomeet.manager.meeting.NaiveTime;
import com.vomeet.manager.transcript.Quarantine;
import tools.jackson.databind.node.ObjectNode;

/** What of keys and of entries that were put aside is shown, the same in answers and on the terminal. */
public final class Listed {
    private Listed() {}

    /** @param begun has its ids already, those that its reader does not know anyway */
    public static ObjectNode key(ObjectNode begun, StoredKey key) {
        var json = begun.put("name", key.name()).put("prefix", key.prefix());
        var scopes = json.putArray("scopes");
        key.scopes().stream().sorted().map(Scope::wire).forEach(scopes::add);
        return json.put("created_at", NaiveTime.format(key.created()))
                .put("last_used_at", NaiveTime.formatOptional(key.lastUsed()))
                .put("expires_at", NaiveTime.formatOptional(key.expires()));
    }

    /** Without its fields: in a list of many they are too long. */
    public static ObjectNode entry(Quarantine.Kept entry) {
        return Json.MAPPER
                .createObjectNode()
                .put("entry_id", entry.entryId())
                .put("meeting_id", entry.meetingId())
                .put("reason", entry.reason())
                .put("put_aside_at", NaiveTime.format(entry.at()))
                .put("replayable", entry.replayable());
    }
}
