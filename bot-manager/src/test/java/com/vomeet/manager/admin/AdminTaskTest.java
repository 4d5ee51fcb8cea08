package com.vomeet.manager.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminTaskTest {
    private static final AccountId SEVEN = new AccountId(7);

    private static Optional<AdminTask> parse(String line) {
        return AdminTask.parse(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)));
    }

    @Test
    void anAccountHasFiveBotsUnlessSaidOtherwise() {
        assertThat(parse("account create Ann")).contains(new AccountTask.Create("Ann", 5));
        assertThat(parse("account create Ann --max-bots 0")).contains(new AccountTask.Create("Ann", 0));
    }

    @Test
    void accountsAreListedAndChangedByTheirNumber() {
        assertThat(parse("account list")).contains(new AccountTask.ListAll());
        assertThat(parse("account disable 7")).contains(new AccountTask.Enable(SEVEN, false));
        assertThat(parse("account enable 7")).contains(new AccountTask.Enable(SEVEN, true));
        assertThat(parse("account limit 7 0")).contains(new AccountTask.Limit(SEVEN, 0));
        assertThat(parse("account retention 7 30")).contains(new AccountTask.Keep(SEVEN, 30));
        assertThat(parse("account retention 7 forever")).contains(new AccountTask.Keep(SEVEN, null));
        assertThat(parse("account delete 7")).contains(new AccountTask.Delete(SEVEN));
    }

    @Test
    void aKeyMayEverythingAndForEverUnlessSaidOtherwise() {
        assertThat(parse("key create 7")).contains(new AccountTask.CreateKey(SEVEN, "", Scope.ALL, null));
        assertThat(parse("key create 7 --name x --scopes bots:read,account --days 30"))
                .contains(new AccountTask.CreateKey(
                        SEVEN, "x", Set.of(Scope.BOTS_READ, Scope.ACCOUNT), Duration.ofDays(30)));
    }

    @Test
    void whatWasPutAsideIsListedReadAgainAndForgotten() {
        assertThat(parse("poison list")).contains(new PoisonTask.ListAside());
        assertThat(parse("poison replay 7-0")).contains(new PoisonTask.Replay("7-0"));
        assertThat(parse("poison replay all")).contains(new PoisonTask.ReplayAll());
        assertThat(parse("poison forget 7-0")).contains(new PoisonTask.Forget("7-0"));
        assertThat(parse("poison forget")).isEmpty();
    }

    @Test
    void keysAreListedAndRevoked() {
        assertThat(parse("key list 7")).contains(new AccountTask.ListKeys(SEVEN));
        assertThat(parse("key revoke 7 9")).contains(new AccountTask.RevokeKey(SEVEN, new KeyId(9)));
    }

    @Test
    void aConfigurationIsShownByItsJob() {
        assertThat(parse("bot-config vomeet-bot-7-0123abcd"))
                .contains(new AdminTask.ShowConfig("vomeet-bot-7-0123abcd"));
    }

    @Test
    void botsHaveAMinuteToLeaveUnlessSaidOtherwise() {
        assertThat(parse("leave-all")).contains(new AdminTask.LeaveAll(Duration.ofSeconds(60)));
        assertThat(parse("leave-all --wait 5s")).contains(new AdminTask.LeaveAll(Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "help",
                "account",
                "account create",
                "account create --max-bots 3",
                "account create Ann --max-bots",
                "account create Ann --max-bots many",
                "account create Ann --max-bots 3 --max-bots 4",
                "account create Ann --bots 3",
                "account create Ann Bob",
                "account delete Ann",
                "account delete",
                "account limit 7",
                "account limit 7 -1",
                "account limit 7 1000000",
                "account retention 7 36501",
                "account retention 7 soon",
                "account list all",
                "key create",
                "key create 7 --scopes everything",
                "key create 7 --scopes",
                "key create 7 --days 0",
                "key create 7 --days soon",
                "key revoke 7",
                "key revoke 7 x",
                "key list",
                "bot-config",
                "bot-config a b",
                "leave-all now",
                "leave-all --wait",
                "leave-all --wait 5m"
            })
    void otherWordsSayNothing(String line) {
        assertThat(parse(line)).isEmpty();
    }
}
