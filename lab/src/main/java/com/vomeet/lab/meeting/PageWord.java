package com.vomeet.lab.meeting;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a page says. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "say")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PageWord.Ask.class, name = "ask"),
    @JsonSubTypes.Type(value = PageWord.Leave.class, name = "leave"),
    @JsonSubTypes.Type(value = PageWord.Devices.class, name = "devices"),
    @JsonSubTypes.Type(value = PageWord.Consent.class, name = "consent"),
    @JsonSubTypes.Type(value = PageWord.Stay.class, name = "stay")
})
public sealed interface PageWord {
    record Ask(String name) implements PageWord {}

    record Leave() implements PageWord {}

    record Devices(boolean microphone, boolean camera) implements PageWord {}

    record Consent() implements PageWord {}

    /** Still there, and wants to stay. */
    record Stay() implements PageWord {}
}
