package com.vomeet.lab.scenario;

import com.vomeet.lab.voice.Timbre;

/**
 * Somebody who is played by the lab.
 *
 * @param there in the meeting from its start; false: comes by a {@link HostAction.PersonJoins}
 */
public record CastMember(String name, Timbre timbre, boolean there) {
    public CastMember {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: must not be empty");
        }
    }
}
