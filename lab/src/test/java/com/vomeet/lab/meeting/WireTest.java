package com.vomeet.lab.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.vomeet.contract.Json;
import com.vomeet.lab.scenario.PageTraits;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** What goes over the wire: events to those who watch, messages to pages, words from them. */
class WireTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.250Z");

    @Test
    void anEventSaysWhatItIsAndWhen() {
        assertThat(Json.write(new LabEvent.KnockWithdrawn(NOW, "g1", "Vomeet", true)))
                .isEqualTo("{\"event\":\"knock_withdrawn\",\"at\":\"2026-11-23T10:00:00.250Z\",\"guest\":\"g1\","
                        + "\"name\":\"Vomeet\",\"pressed\":true}");
        assertThat(Json.write(new LabEvent.PageTurned(NOW, "g1", View.NOT_UNDERSTOOD)))
                .contains("\"to\":\"not_understood\"");
    }

    @ParameterizedTest
    @ValueSource(classes = {LabEvent.class, PageMessage.class, PageWord.class})
    void eachKindHasItsWord(Class<?> family) {
        var words = family.getAnnotation(JsonSubTypes.class);
        var kinds = Arrays.stream(family.getPermittedSubclasses())
                .filter(kind -> family.isAssignableFrom(kind))
                .toList();
        assertThat(Arrays.stream(words.value()).map(JsonSubTypes.Type::value))
                .containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(words.value())
                .allSatisfy(type -> assertThat(type.name())
                        .isEqualTo(type.value()
                                .getSimpleName()
                                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                                .toLowerCase(Locale.ROOT)));
    }

    @Test
    void aPageIsToldInWordsThatItsScriptsKnow() {
        var traits = PageMessage.Traits.of(PageTraits.USUAL);
        assertThat(Json.write(new PageMessage.Welcome("g1", "Talk", "abc-defg-hij", 3, traits)))
                .isEqualTo("{\"tell\":\"welcome\",\"guest\":\"g1\",\"title\":\"Talk\",\"code\":\"abc-defg-hij\","
                        + "\"tracks\":3,\"traits\":{\"lobby\":\"asking\",\"consent\":\"none\",\"devices\":\"as_found\","
                        + "\"marks\":\"both\",\"notices\":false,\"self_mark\":\"own\"}}");
        assertThat(Json.write(new PageMessage.Show(View.ASK_TO_JOIN)))
                .isEqualTo("{\"tell\":\"show\",\"view\":\"ask_to_join\"}");
        assertThat(Json.write(new PageMessage.People(List.of(new PageMessage.Shown("p1", "Ada", false)))))
                .isEqualTo("{\"tell\":\"people\",\"people\":[{\"id\":\"p1\",\"name\":\"Ada\",\"self\":false}]}");
        assertThat(Json.write(new PageMessage.Marks(Map.of("p1", 7))))
                .isEqualTo("{\"tell\":\"marks\",\"levels\":{\"p1\":7}}");
    }

    @Test
    void aPagesWordsAreRead() {
        assertThat(Json.read("{\"say\":\"ask\",\"name\":\"Vomeet\"}", PageWord.class))
                .isEqualTo(new PageWord.Ask("Vomeet"));
        assertThat(Json.read("{\"say\":\"devices\",\"microphone\":true,\"camera\":false}", PageWord.class))
                .isEqualTo(new PageWord.Devices(true, false));
        assertThat(Json.read("{\"say\":\"leave\"}", PageWord.class)).isEqualTo(new PageWord.Leave());
        assertThat(Json.read("{\"say\":\"consent\"}", PageWord.class)).isEqualTo(new PageWord.Consent());
        assertThat(Json.read("{\"say\":\"stay\"}", PageWord.class)).isEqualTo(new PageWord.Stay());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"say\":\"dance\"}", "{}", "hello", ""})
    void whatIsNoWordIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text, PageWord.class)).isInstanceOf(JacksonException.class);
    }
}
