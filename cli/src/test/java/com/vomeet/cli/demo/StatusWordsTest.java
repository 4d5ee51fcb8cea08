package com.vomeet.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.MeetingStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StatusWordsTest {
    @ParameterizedTest
    @EnumSource
    void everyStatusHasWordsForAPerson(MeetingStatus status) {
        assertThat(StatusWords.of(status)).contains(" ").doesNotContain("_");
    }
}
