package com.vomeet.manager.account;

import java.util.Locale;

/** Where a key comes from. */
public enum KeyKind {
    /** The account's own, made with it: the one that {@code regenerate-key} replaces. */
    MAIN,
    /** Made by its owner beside that one. */
    NAMED,
    /** A user's, as the first vomeet had them. */
    TOKEN;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static KeyKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
