package com.vomeet.manager.webhook;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What an owner settles about an endpoint. */
public record EndpointWish(
        URI url, @Nullable String description, EventFilter events, BodyFormat format, boolean enabled) {}
