package com.vomeet.bot.page;

/**
 * What kind of page is showing, in the order of precedence: where the cues of several stages are seen at once, the first wins. The
 * order is the one in which peers of this product learned to look ("no" before "yes").
 */
public enum Stage {
    BLOCKED,
    REMOVED,
    ENDED,
    DENIED,
    LOBBY_TIMED_OUT,
    SIGN_IN,
    NOT_FOUND,
    CAPTCHA,
    WAITING_FOR_HOST,
    LOBBY,
    CONSENT,
    IN_CALL,
    PRE_JOIN,
    /** The page says that it does not serve this browser. After all pages that work: some only warn of it. */
    BROWSER_NOT_SERVED,
    /** The page says that its own connection is lost; may recover. */
    CONNECTION_LOST,
    /** Still loading: nothing to read yet. */
    LOADING,
    /** There is a page with words on it, and no cue matches. */
    UNKNOWN
}
