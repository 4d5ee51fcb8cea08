package com.vomeet.manager.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminTaskTest {
    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
    }

    @Test
    void anAccountHasFiveBotsUnlessSaidOtherwise() {
        assertThat(AdminTask.parse(words("account create Ann"))).contains(new AdminTask.CreateAccount("Ann", 5));
        assertThat(AdminTask.parse(words("account create Ann --max-bots 0")))
                .contains(new AdminTask.CreateAccount("Ann", 0));
    }

    @Test
    void aConfigurationIsShownByItsJob() {
        assertThat(AdminTask.parse(words("bot-config vomeet-bot-7-0123abcd")))
                .contains(new AdminTask.ShowConfig("vomeet-bot-7-0123abcd"));
    }

    @Test
    void botsHaveAMinuteToLeaveUnlessSaidOtherwise() {
        assertThat(AdminTask.parse(words("leave-all"))).contains(new AdminTask.LeaveAll(Duration.ofSeconds(60)));
        assertThat(AdminTask.parse(words("leave-all --wait 5s")))
                .contains(new AdminTask.LeaveAll(Duration.ofSeconds(5)));
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
                "account create Ann Bob",
                "account delete Ann",
                "bot-config",
                "bot-config a b",
                "leave-all now",
                "leave-all --wait",
                "leave-all --wait 5m"
            })
    void otherWordsSayNothing(String line) {
        assertThat(AdminTask.parse(words(line))).isEmpty();
    }
}
