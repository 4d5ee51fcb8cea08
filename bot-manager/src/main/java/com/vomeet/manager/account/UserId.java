package com.vomeet.manager.account;

/** The database's id of a user. */
public record UserId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
