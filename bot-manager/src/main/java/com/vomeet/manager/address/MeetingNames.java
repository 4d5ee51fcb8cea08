package com.vomeet.manager.address;

import com.vomeet.contract.Platform;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a meeting's name to its address, with the first vomeet's rules and their words. */
public final class MeetingNames {
    private MeetingNames() {}

    /** The name as it is kept: a Zoom number is written in groups by people. */
    public static String plain(Platform platform, String name) {
        var stripped = name.strip();
        var digits = stripped.replaceAll("[ -]", "");
        return platform == Platform.ZOOM && ZoomAddresses.ID.matcher(digits).matches() ? digits : stripped;
    }

    /** The rule that a name breaks. */
    public static Optional<String> brokenRule(@Nullable Platform platform, String name) {
        if (name.isBlank()) {
            return Optional.of("native_meeting_id cannot be empty");
        }
        return switch (platform) {
            case GOOGLE_MEET ->
                MeetAddresses.CODE.matcher(name).matches()
                        ? Optional.empty()
                        : Optional.of("Google Meet ID must be in format 'abc-defg-hij' (lowercase letters only)");
            case TEAMS ->
                TeamsAddresses.ID.matcher(name).matches()
                        ? Optional.empty()
                        : Optional.of("Teams meeting ID must be 10-15 digits only (not a full URL)");
            case ZOOM ->
                ZoomAddresses.ID.matcher(name).matches()
                                || ZoomAddresses.PERSONAL.matcher(name).matches()
                        ? Optional.empty()
                        : Optional.of("Zoom meeting ID must be 9-11 digits or the name of a personal link");
            case null -> Optional.empty();
        };
    }

    /** The rule that a passcode breaks. */
    public static Optional<String> brokenPasscodeRule(@Nullable Platform platform, String passcode) {
        return switch (platform) {
            case GOOGLE_MEET -> Optional.of("Passcode is not supported for Google Meet meetings");
            case TEAMS ->
                TeamsAddresses.PASSCODE.matcher(passcode).matches()
                        ? Optional.empty()
                        : Optional.of("Teams passcode must be 8-20 alphanumeric characters");
            case ZOOM -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    /** The address of a name that breaks no rule. */
    public static URI construct(Platform platform, String name, @Nullable String passcode) {
        return URI.create(
                switch (platform) {
                    case GOOGLE_MEET -> MeetAddresses.construct(name);
                    case TEAMS -> TeamsAddresses.construct("teams.live.com", name, passcode);
                    case ZOOM -> ZoomAddresses.construct(name, passcode);
                });
    }
}
