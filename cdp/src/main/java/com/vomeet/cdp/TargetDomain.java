package com.vomeet.cdp;

/** Pages of a browser, in flat mode: each has a session id on the one connection. */
final class TargetDomain {
    private final Session session;

    TargetDomain(Session session) {
        this.session = session;
    }

    /** The page that the browser has opened by itself, else a new one: a second page would cost a second process. */
    String anyPage() {
        var targets = session.call("Target.getTargets").path("targetInfos");
        return targets.valueStream()
                .filter(target -> EventReader.text(target, "type").equals("page")
                        && !target.path("attached").asBoolean(false))
                .map(target -> EventReader.text(target, "targetId"))
                .findFirst()
                .orElseGet(this::create);
    }

    String create() {
        return EventReader.text(
                session.call("Target.createTarget", Session.params().put("url", "about:blank")), "targetId");
    }

    /** The new session's id. */
    String attach(String target) {
        var params = Session.params().put("targetId", target).put("flatten", true);
        return EventReader.text(session.call("Target.attachToTarget", params), "sessionId");
    }
}
