package com.vomeet.cdp;

import tools.jackson.databind.node.ObjectNode;

/** Pointer and keys, through the browser's own input pipeline. Points are in CSS pixels of the page's visible part. */
public final class InputDomain {
    private final Session session;

    InputDomain(Session session) {
        this.session = session;
    }

    public void movePointer(double x, double y) {
        session.call("Input.dispatchMouseEvent", pointer("mouseMoved", x, y));
    }

    /** Moves there, presses and releases the left button. */
    public void click(double x, double y) {
        movePointer(x, y);
        session.call("Input.dispatchMouseEvent", left("mousePressed", x, y));
        session.call("Input.dispatchMouseEvent", left("mouseReleased", x, y));
    }

    /** Text for what has the focus, as an input method enters it. */
    public void insertText(String text) {
        session.call("Input.insertText", Session.params().put("text", text));
    }

    /** One press of a key that enters no text, for example {@code Escape}; {@code code} is its Windows key code. */
    public void pressKey(String key, int code) {
        session.call("Input.dispatchKeyEvent", key("rawKeyDown", key, code));
        session.call("Input.dispatchKeyEvent", key("keyUp", key, code));
    }

    private static ObjectNode key(String type, String key, int code) {
        return Session.params()
                .put("type", type)
                .put("key", key)
                .put("code", key)
                .put("windowsVirtualKeyCode", code);
    }

    private static ObjectNode pointer(String type, double x, double y) {
        return Session.params().put("type", type).put("x", x).put("y", y);
    }

    private static ObjectNode left(String type, double x, double y) {
        return pointer(type, x, y).put("button", "left").put("clickCount", 1);
    }
}
