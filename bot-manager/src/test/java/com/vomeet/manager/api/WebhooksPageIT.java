package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.WebStage;
import com.vomeet.manager.webhook.Receiver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of webhooks in the real browser. */
final class WebhooksPageIT {
    private static WebStage stage;
    private static Receiver receiver;
    private static Tab tab;

    @BeforeAll
    static void open() {
        stage = new WebStage();
        receiver = new Receiver();
        tab = Tab.open();
        tab.enter(stage, "");
        tab.awaitText("Send a bot");
    }

    @AfterAll
    static void end() {
        try {
            tab.expectNoComplaint();
        } finally {
            tab.close();
            receiver.close();
            stage.close();
        }
    }

    @Test
    void anEndpointIsAddedCalledOnTrialSeenAtWorkAndTakenAway() {
        tab.click("#places a[href='/app/webhooks']");
        tab.awaitText("Nobody is told of anything yet.");
        tab.click("#hook-url");
        tab.type(receiver.url().toString());
        tab.enter();
        tab.awaitCount(".once .secret", 1);
        tab.click("a.meeting[href^='/app/webhooks/']");
        tab.awaitText("Nothing has been sent yet.");

        tab.click("#test");
        tab.awaitText("It answered 200 after");
        tab.awaitText("Test call");
        receiver.answers(500);
        stage.bot("whk-page-one");
        tab.awaitText("A bot is asked for");
        tab.awaitText("next try at");
        tab.value("document.querySelector('.delivery details').open = true");
        tab.awaitText("answered 500 after");
        receiver.answers(200);

        tab.value("[...document.querySelectorAll('button')].find((b) => b.textContent === 'Remove').id = 'remove'");
        tab.click("#remove");
        tab.awaitText("Remove it with its log?");
        tab.click("#remove");
        tab.awaitText("Nobody is told of anything yet.");
    }

    @Test
    void anAddressInsideIsRefusedInWords() {
        tab.go(stage.base(), "/app/webhooks");
        tab.click("#hook-url");
        tab.type("http://169.254.169.254/latest/");
        tab.enter();
        tab.awaitCount(".make .problem:not(:empty)", 1);
        assertThat(tab.text(".make .problem")).isNotBlank();
    }

    @Test
    void anEndpointThatIsNotThereIsSaid() {
        tab.go(stage.base(), "/app/webhooks/999999");
        tab.awaitText("There is no such endpoint.");
    }
}
