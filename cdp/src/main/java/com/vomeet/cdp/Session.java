package com.vomeet.cdp;

import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One page (or, with an empty id, the browser itself): calls go to it, by domain. Threads: any but the reading one. */
public final class Session {
    private final Connection connection;
    private final String id;
    private final String target;

    Session(Connection connection, String id, String target) {
        this.connection = connection;
        this.id = id;
        this.target = target;
    }

    /** The protocol's id of the page. */
    public String target() {
        return target;
    }

    public PageDomain page() {
        return new PageDomain(this);
    }

    public RuntimeDomain runtime() {
        return new RuntimeDomain(this);
    }

    public InputDomain input() {
        return new InputDomain(this);
    }

    public BrowserDomain browser() {
        return new BrowserDomain(this);
    }

    public EmulationDomain emulation() {
        return new EmulationDomain(this);
    }

    /** Any message that has no method of its own here. */
    public JsonNode call(String method, ObjectNode params) {
        return connection.call(id, method, params);
    }

    /** The same with a patience of its own. */
    public JsonNode call(String method, ObjectNode params, Duration timeout) {
        return connection.call(id, method, params, timeout);
    }

    JsonNode call(String method) {
        return call(method, params());
    }

    /** An empty set of parameters, to be filled. */
    public static ObjectNode params() {
        return Connection.JSON.createObjectNode();
    }
}
