package com.vomeet.manager.account;

/** The database's id of an account. */
public record AccountId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
