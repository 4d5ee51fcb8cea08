package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.meeting.NaiveTime;
import com.vomeet.manager.roster.Cost;
import com.vomeet.manager.roster.Ending;
import com.vomeet.manager.roster.Happening;
import com.vomeet.manager.roster.LiveBot;
import com.vomeet.manager.roster.Roster;
import com.vomeet.manager.roster.Summary;
import com.vomeet.manager.roster.Update;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bots that are out, as clients see them; every member is always there but those that only the operator sees. */
final class RosterJson {
    private static final double THOUSANDTHS = 1_000;

    private RosterJson() {}

    static ObjectNode of(Roster.Reading reading, Instant now) {
        return reading(reading, now, RosterJson::bot);
    }

    /** The same with each bot's account beside it, which nobody but the operator has a use for. */
    static ObjectNode ofAll(Roster.Reading reading, Instant now) {
        return reading(reading, now, RosterJson::botWithOwner);
    }

    private static ObjectNode reading(Roster.Reading reading, Instant now, Function<LiveBot, ObjectNode> bot) {
        var json = Json.MAPPER.createObjectNode().put("at", NaiveTime.format(now));
        json.set("summary", summary(reading.summary()));
        json.set("bots", bots(reading.bots(), bot));
        return json;
    }

    /** A frame of the stream. */
    static String frame(Update update, Instant now) {
        return frame(update, now, RosterJson::bot);
    }

    /** A frame of the operator's stream. */
    static String frameOfAll(Update update, Instant now) {
        return frame(update, now, RosterJson::botWithOwner);
    }

    private static String frame(Update update, Instant now, Function<LiveBot, ObjectNode> bot) {
        var json = Json.MAPPER
                .createObjectNode()
                .put("type", "fleet")
                .put("at", NaiveTime.format(now))
                .put("whole", update.whole());
        json.set("bots", bots(update.bots(), bot));
        var gone = json.putArray("gone");
        update.gone().forEach(id -> gone.add(id.value()));
        json.set("summary", update.summary() == null ? null : summary(update.summary()));
        return Json.write(json);
    }

    private static ArrayNode bots(List<LiveBot> bots, Function<LiveBot, ObjectNode> json) {
        var all = Json.MAPPER.createArrayNode();
        bots.forEach(bot -> all.add(json.apply(bot)));
        return all;
    }

    private static ObjectNode botWithOwner(LiveBot bot) {
        var owner = bot.meeting().owner();
        return bot(bot).put("account_id", owner.account().value()).put("account_name", owner.name());
    }

    private static ObjectNode bot(LiveBot bot) {
        var meeting = bot.meeting();
        var use = bot.use();
        var json = Json.MAPPER
                .createObjectNode()
                .put("meeting_id", meeting.id().value())
                .put("platform", meeting.platform().wire())
                .put("native_meeting_id", meeting.nativeId())
                .put("constructed_meeting_url", meeting.url())
                .put("name", meeting.name())
                .put("bot_name", meeting.botName())
                .put("status", bot.status().wire())
                .put("since", NaiveTime.format(bot.since()))
                .put("reason", bot.reason() == null ? null : bot.reason().wire());
        json.set("last_event", bot.last() == null ? null : happening(bot.last()));
        json.put("heard_at", NaiveTime.formatOptional(bot.heard()))
                .put("cpu_cores", use == null ? null : (Double) rounded(use.cpuCores()))
                .put("memory_mb", use == null ? null : (Double) rounded(use.memoryMb()));
        json.set("cost", cost(bot.cost()));
        return json;
    }

    private static ObjectNode happening(Happening last) {
        var json = Json.MAPPER
                .createObjectNode()
                .put("at", NaiveTime.format(last.at()))
                .put("kind", last.kind())
                .put("source", last.source())
                .put("detail", last.detail());
        json.set("evidence", Json.MAPPER.valueToTree(last.evidence()));
        return json;
    }

    private static ObjectNode summary(Summary summary) {
        var json = Json.MAPPER.createObjectNode().put("bots", summary.bots());
        var byStatus = json.putObject("by_status");
        summary.live().forEach((status, count) -> byStatus.put(status.wire(), count));
        json.put("scheduled", summary.scheduled())
                .put("cpu_cores", rounded(summary.use().cpuCores()))
                .put("memory_mb", rounded(summary.use().memoryMb()));
        var day = json.putObject("last_24h").put("ended", summary.ended());
        day.set("cost", cost(summary.endedCost()));
        var reasons = day.putArray("reasons");
        summary.endings().forEach(ending -> reasons.add(ending(ending)));
        return json;
    }

    private static ObjectNode ending(Ending ending) {
        var json = Json.MAPPER
                .createObjectNode()
                .put("status", ending.status().wire())
                .put("reason", ending.reason())
                .put("bots", ending.bots());
        json.set("cost", cost(ending.cost()));
        return json;
    }

    private static ObjectNode cost(Cost cost) {
        return Json.MAPPER
                .createObjectNode()
                .put("core_seconds", rounded(cost.coreSeconds()))
                .put("mb_hours", rounded(cost.mbHours()));
    }

    private static double rounded(double value) {
        return Math.round(value * THOUSANDTHS) / THOUSANDTHS;
    }
}
