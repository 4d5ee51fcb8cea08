package com.vomeet.lab.scenario;

/**
 * In what the platform's page differs from one visit to the next.
 *
 * @param notices notices and the device question lie over the pre-join page
 */
public record PageTraits(
        Wording lobby, Consent consent, Devices devices, Marks marks, boolean notices, SelfMark selfMark) {
    public static final PageTraits USUAL =
            new PageTraits(Wording.ASKING, Consent.NONE, Devices.AS_FOUND, Marks.BOTH, false);

    public PageTraits(Wording lobby, Consent consent, Devices devices, Marks marks, boolean notices) {
        this(lobby, consent, devices, marks, notices, SelfMark.OWN);
    }

    /** The same page with the mark of one's own name elsewhere. */
    public PageTraits with(SelfMark other) {
        return new PageTraits(lobby, consent, devices, marks, notices, other);
    }

    /** The words of the lobby. */
    public enum Wording {
        ASKING,
        SOMEONE_LETS_YOU_IN,
        HOST_BRINGS_YOU,
        HOST_LETS_YOU_IN,
        WAITING_ROOM
    }

    /** What a guest is asked to agree to after being let in. */
    public enum Consent {
        NONE,
        RECORDING,
        TRANSCRIBING,
        NOTES,
        NOTETAKER
    }

    /** Microphone and camera of the visitor. */
    public enum Devices {
        /** What the browser really has. */
        AS_FOUND,
        /** The page behaves as if both were there and on. */
        PRESENT
    }

    /** How a tile shows that its person speaks. */
    public enum Marks {
        CLASSES,
        LEVELS,
        BOTH,
        NONE
    }

    /** Which tiles have the attribute of one's own name. */
    public enum SelfMark {
        /** One's own, with the name. */
        OWN,
        /** All, with the word for oneself. */
        ALL
    }
}
