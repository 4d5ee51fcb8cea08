package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.webhook.Receiver;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of webhooks in the real browser. */
final class WebhooksPageIT {
    @RegisterExtension
    static final SignedInPage PAGE = new SignedInPage();

    private static Receiver receiver;

    @BeforeAll
    static void open() {
        receiver = new Receiver();
    }

    @AfterAll
    static void end() {
        receiver.close();
    }

    @Test
    void anEndpointIsAddedCalledOnTrialSeenAtWorkAndTakenAway() {
        var before = receiver.calls().size();
        PAGE.tab().click("#places a[href='/app/webhooks']");
        PAGE.tab().awaitText("Nobody is told of anything yet.");
        PAGE.tab().click("#hook-url");
        PAGE.tab().type(receiver.url().toString());
        PAGE.tab().enter();
        PAGE.tab().awaitCount(".once .secret", 1);
        PAGE.tab().click("a.meeting[href^='/app/webhooks/']");
        PAGE.tab().awaitText("Nothing has been sent yet.");

        PAGE.tab().tabTo("#test");
        PAGE.tab().enter();
        PAGE.tab().awaitText("It answered 200 after");
        PAGE.tab().awaitText("Test call");
        PAGE.tab().tabTo("button[data-resend]");
        PAGE.tab().enter();
        PAGE.tab().awaitText("2 attempts");
        assertThat(receiver.calls()).hasSize(before + 2);
        receiver.answers(500);
        PAGE.stage().bot("whk-page-one");
        PAGE.tab().awaitText("A bot is asked for");
        PAGE.tab().awaitText("next try at");
        PAGE.tab().value("document.querySelector('.delivery details').open = true");
        PAGE.tab().awaitText("answered 500 after");
        receiver.answers(200);

        PAGE.tab()
                .value("[...document.querySelectorAll('button')].find((b) => b.textContent === 'Remove').id ="
                        + " 'remove'");
        PAGE.tab().tabTo("#remove");
        PAGE.tab().enter();
        PAGE.tab().awaitText("Remove it with its log?");
        PAGE.tab().enter();
        PAGE.tab().awaitText("Nobody is told of anything yet.");
    }

    private static long endpoint() {
        var id = PAGE.stage()
                .client()
                .post("/webhooks", Json.write(Map.of("url", receiver.url().toString())))
                .expect(201)
                .get("id")
                .asLong(0);
        PAGE.tab().go(PAGE.stage().base(), "/app/webhooks/" + id);
        PAGE.tab().awaitText("Nothing has been sent yet.");
        return id;
    }

    private static void remove(long endpoint) {
        PAGE.stage().client().delete("/webhooks/" + endpoint).expect(204);
    }

    @Test
    void whatWentWrongCanBeReadUntilTheNextActionHoweverOftenTheLogIsAskedFor() {
        var endpoint = endpoint();
        PAGE.tab().value("""
                (() => {
                  const ask = window.fetch;
                  const refusal = () => new Response('{"detail":"Not just now."}', { status: 409 });
                  window.fetch = async (path, how) => (path.endsWith("/test") ? refusal() : ask(path, how));
                })()""");
        PAGE.tab().click("#test");
        PAGE.tab().awaitText("Not just now.");
        PAGE.stage().bot("whk-says-one");
        PAGE.tab().awaitCount(".delivery", 1);
        assertThat(PAGE.tab().text()).contains("Not just now.");
        remove(endpoint);
    }

    /** What a screen reader says of the button besides its name. */
    private static final String DESCRIBED = """
            document.activeElement.getAttribute("aria-describedby").split(" ")
              .map((id) => document.getElementById(id).textContent).join(" ")""";

    private static final String REASON_IS_IN_SIGHT = """
            (({ top, bottom }) => top >= 0 && bottom <= innerHeight)(
              document.activeElement.closest("li").querySelector("[role=alert]").getBoundingClientRect())""";

    @Test
    void whyNothingIsSentAgainIsSaidWhereItWasAskedFor() {
        var endpoint = endpoint();
        var gone = PAGE.stage().bot("whk-gone-one").joins();
        gone.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
        var row = ".delivery:has(a[href='/app/meetings/" + gone.meeting() + "'])";
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(PAGE.tab().count(row + " button")).isGreaterThanOrEqualTo(5));
        PAGE.stage().client().delete("/meetings/google_meet/whk-gone-one").expect(200);
        PAGE.tab().size(1200, 420);
        PAGE.tab().tabTo(row + ":last-child button");
        PAGE.tab().value("window.focused = document.activeElement; window.focused.scrollIntoView({ block: 'end' }); 0");
        PAGE.tab().enter();
        PAGE.tab().awaitText("What was sent has been deleted with its meeting.");
        await().atMost(PATIENCE)
                .until(() -> PAGE.tab().value(REASON_IS_IN_SIGHT).asBoolean());
        PAGE.stage().bot("whk-next-one");
        PAGE.tab().awaitCount(".delivery:first-child:not(:has(a[href='/app/meetings/" + gone.meeting() + "']))", 1);
        assertThat(PAGE.tab().value("document.activeElement === window.focused").asBoolean())
                .isTrue();
        assertThat(PAGE.tab().text(".delivery:focus-within"))
                .contains("A bot is asked for", "What was sent has been deleted with its meeting.");
        assertThat(PAGE.tab().value(DESCRIBED).asString())
                .isEqualTo("A bot is asked for What was sent has been deleted with its meeting.");
        assertThat(PAGE.tab().count("[role=alert]:not(:empty)")).isEqualTo(1);
        PAGE.tab().size(1200, 860);
        remove(endpoint);
    }

    @Test
    void anAnswerToWhatIsNotAskedAnyMoreIsNotShown() {
        var endpoint = endpoint();
        PAGE.stage().bot("whk-late-one");
        PAGE.tab().awaitText("1 attempt");
        PAGE.tab().value("""
                (() => {
                  const ask = window.fetch;
                  window.fetch = async (path, how) => {
                    const answer = await ask(path, how);
                    if (path.includes("/deliveries?") && !path.includes("status=") && !window.release) {
                      document.body.dataset.held = "";
                      await new Promise((release) => { window.release = release; });
                    }
                    return answer;
                  };
                })()""");
        PAGE.tab().awaitCount("body[data-held]", 1);
        PAGE.tab().value("""
                (() => {
                  const which = document.querySelector("select[aria-label=Which]");
                  which.value = "failed";
                  which.dispatchEvent(new Event("change"));
                })()""");
        PAGE.tab().awaitText("Nothing of that kind.");
        // What was held back has been drawn before another answer comes, if it is.
        PAGE.tab().value("(async () => { window.release(); await (await fetch('/healthz')).text(); })()");
        assertThat(PAGE.tab().text()).contains("Nothing of that kind.");
        assertThat(PAGE.tab()
                        .value("document.querySelectorAll('.delivery').length")
                        .asInt())
                .isZero();
        remove(endpoint);
    }

    @Test
    void theFocusStaysWhereItIsWhileTheLogGrows() {
        var endpoint = endpoint();
        PAGE.stage().bot("whk-grow-one");
        PAGE.tab().awaitText("1 attempt");
        PAGE.tab().tabTo(".delivery summary");
        PAGE.tab().value("window.focused = document.activeElement; 0");
        PAGE.stage().bot("whk-grow-two");
        PAGE.tab().awaitCount(".delivery", 2);
        assertThat(PAGE.tab().value("document.activeElement === window.focused").asBoolean())
                .isTrue();
        remove(endpoint);
    }

    @Test
    void anAddressInsideIsRefusedInWords() {
        PAGE.tab().go(PAGE.stage().base(), "/app/webhooks");
        PAGE.tab().click("#hook-url");
        PAGE.tab().type("http://169.254.169.254/latest/");
        PAGE.tab().enter();
        PAGE.tab().awaitCount(".make .problem:not(:empty)", 1);
        assertThat(PAGE.tab().text(".make .problem")).isNotBlank();
    }

    @Test
    void anEndpointThatIsNotThereIsSaid() {
        PAGE.tab().go(PAGE.stage().base(), "/app/webhooks/999999");
        PAGE.tab().awaitText("There is no such endpoint.");
    }
}
