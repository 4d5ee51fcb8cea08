package com.vomeet.manager.admin;

import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.AccountSettings;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.Scope;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tasks at accounts and keys, out of a command line's words. */
final class AccountWords {
    private static final int LONGEST_NAME = 255;

    private AccountWords() {}

    static Optional<AccountTask> task(Words words) {
        if (words.say("account create", 1, "max-bots")) {
            return name(words.last(1)).flatMap(name -> seats(words).map(seats -> new AccountTask.Create(name, seats)));
        }
        if (words.say("account list", 0)) {
            return Optional.of(new AccountTask.ListAll());
        }
        if (words.say("account enable", 1)) {
            return ofAccount(words.last(1), id -> new AccountTask.Enable(id, true));
        }
        if (words.say("account disable", 1)) {
            return ofAccount(words.last(1), id -> new AccountTask.Enable(id, false));
        }
        if (words.say("account limit", 2)) {
            return number(words.last(1), 6)
                    .flatMap(bots -> ofAccount(words.last(2), id -> new AccountTask.Limit(id, bots)));
        }
        if (words.say("account retention", 2)) {
            return retention(words);
        }
        if (words.say("account delete", 1)) {
            return ofAccount(words.last(1), AccountTask.Delete::new);
        }
        return keyTask(words);
    }

    private static Optional<AccountTask> keyTask(Words words) {
        if (words.say("key list", 1)) {
            return ofAccount(words.last(1), AccountTask.ListKeys::new);
        }
        if (words.say("key create", 1, "name", "scopes", "days")) {
            return newKey(words);
        }
        return words.say("key revoke", 2)
                ? id(words.last(1))
                        .flatMap(key -> ofAccount(words.last(2), id -> new AccountTask.RevokeKey(id, new KeyId(key))))
                : Optional.empty();
    }

    private static Optional<AccountTask> retention(Words words) {
        return words.last(1).equals("forever")
                ? ofAccount(words.last(2), id -> new AccountTask.Keep(id, null))
                : number(words.last(1), 5)
                        .filter(days -> days <= AccountSettings.LONGEST_RETENTION)
                        .flatMap(days -> ofAccount(words.last(2), id -> new AccountTask.Keep(id, days)));
    }

    private static Optional<AccountTask> newKey(Words words) {
        var name = words.option("name").orElse("");
        var days = words.option("days");
        var lifetime = days.flatMap(word -> number(word, 5)).filter(n -> n > 0).map(Duration::ofDays);
        if (name.length() > LONGEST_NAME || (days.isPresent() && lifetime.isEmpty())) {
            return Optional.empty();
        }
        return scopes(words.option("scopes"))
                .flatMap(scopes -> ofAccount(
                        words.last(1), id -> new AccountTask.CreateKey(id, name, scopes, lifetime.orElse(null))));
    }

    /** Empty when one of them is none. */
    private static Optional<Set<Scope>> scopes(Optional<String> given) {
        if (given.isEmpty()) {
            return Optional.of(Scope.ALL);
        }
        var words = given.get().split(",", -1);
        var found = Arrays.stream(words)
                .flatMap(word -> Scope.find(word.strip()).stream())
                .collect(Collectors.toUnmodifiableSet());
        return found.size() == words.length ? Optional.of(found) : Optional.empty();
    }

    private static Optional<String> name(String word) {
        return Optional.of(word).filter(name -> !name.isBlank() && name.length() <= LONGEST_NAME);
    }

    private static Optional<Integer> seats(Words words) {
        var given = words.option("max-bots");
        return given.isEmpty() ? Optional.of(AccountSettings.DEFAULT_SEATS) : number(given.get(), 6);
    }

    private static Optional<AccountTask> ofAccount(String word, Function<AccountId, AccountTask> task) {
        return id(word).map(AccountId::new).map(task);
    }

    private static Optional<Long> id(String word) {
        return Optional.of(word).filter(w -> w.matches("[0-9]{1,18}")).map(Long::valueOf);
    }

    private static Optional<Integer> number(String word, int digits) {
        return Optional.of(word)
                .filter(w -> w.matches("[0-9]{1," + digits + "}"))
                .map(Integer::valueOf);
    }
}
