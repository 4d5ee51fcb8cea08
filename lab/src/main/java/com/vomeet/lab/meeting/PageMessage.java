package com.vomeet.lab.meeting;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.vomeet.lab.scenario.PageTraits;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a page is told. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "tell")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PageMessage.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = PageMessage.Show.class, name = "show"),
    @JsonSubTypes.Type(value = PageMessage.People.class, name = "people"),
    @JsonSubTypes.Type(value = PageMessage.Marks.class, name = "marks"),
    @JsonSubTypes.Type(value = PageMessage.Chat.class, name = "chat")
})
public sealed interface PageMessage {
    /**
     * The first message.
     *
     * @param tracks how many to be ready for
     */
    record Welcome(String guest, String title, String code, int tracks, Traits traits) implements PageMessage {}

    record Show(View view) implements PageMessage {}

    /** Everybody in the call, this page's own guest included. */
    record People(List<Shown> people) implements PageMessage {}

    /** Who is heard, by id, from 1 (barely) to 10; who is not listed is silent. */
    record Marks(Map<String, Integer> levels) implements PageMessage {}

    /** Somebody writes to everyone. */
    record Chat(String name) implements PageMessage {}

    record Shown(String id, String name, boolean self) {}

    record Traits(String lobby, String consent, String devices, String marks, boolean notices, String selfMark) {
        public static Traits of(PageTraits traits) {
            return new Traits(
                    wire(traits.lobby()),
                    wire(traits.consent()),
                    wire(traits.devices()),
                    wire(traits.marks()),
                    traits.notices(),
                    wire(traits.selfMark()));
        }

        private static String wire(Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT);
        }
    }
}
