package com.vomeet.manager.account;

/** The database's id of an API key. It names the key everywhere, for a key itself is shown once. */
public record KeyId(long value) {
    /** For all who show a key that nobody has. */
    public static final KeyId UNKNOWN = new KeyId(0);

    /** For signed-in pages that no key opened, which an account's rate limits count as one. */
    public static KeyId ofPages(AccountId account) {
        return new KeyId(-account.value());
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
