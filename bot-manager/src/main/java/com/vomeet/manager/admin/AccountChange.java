package com.vomeet.manager.admin;

import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.AccountSettings;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What is to be changed about an account, in one transaction.
 *
 * @param fields their names, for the audit
 * @param also what is kept elsewhere
 */
public record AccountChange(List<String> fields, UnaryOperator<AccountSettings> settings, Consumer<AccountId> also) {
    public AccountChange {
        fields = List.copyOf(fields);
    }

    static AccountChange of(String field, UnaryOperator<AccountSettings> settings) {
        return new AccountChange(List.of(field), settings, _ -> {});
    }
}
