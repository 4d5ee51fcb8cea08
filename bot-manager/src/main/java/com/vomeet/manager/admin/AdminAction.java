package com.vomeet.manager.admin;

/** What an administrator can do that leaves something behind. */
enum AdminAction {
    CREATE_ACCOUNT("account.create"),
    CHANGE_ACCOUNT("account.update"),
    DELETE_ACCOUNT("account.delete"),
    RENEW_ACCOUNT_KEY("account.regenerate_key"),
    RENEW_WEBHOOK_SECRET("account.regenerate_webhook_secret"),
    DELETE_ACCOUNT_USER("account_user.delete"),
    CREATE_USER("user.create"),
    CHANGE_USER("user.update"),
    CREATE_TOKEN("token.create"),
    DELETE_TOKEN("token.delete"),
    CREATE_KEY("key.create"),
    REVOKE_KEY("key.revoke"),
    CALL_BOT_BACK("bot.leave"),
    CALL_BOTS_BACK("bots.leave_all"),
    REPLAY_POISON("poison.replay"),
    FORGET_POISON("poison.delete");

    private final String wire;

    AdminAction(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }
}
