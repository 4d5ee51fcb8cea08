package com.vomeet.lab.scenario;

/** What the one who holds the strings can do in a meeting. An action that fits nobody changes nothing. */
public sealed interface HostAction {
    /** In the place of a guest's id: all guests that it fits. */
    String EVERYONE = "";

    record Admit(String guest) implements HostAction {
        public Admit() {
            this(EVERYONE);
        }
    }

    record Deny(String guest) implements HostAction {
        public Deny() {
            this(EVERYONE);
        }
    }

    /** The platform gives up waiting for an answer to the knock. */
    record IgnoreKnock(String guest) implements HostAction {
        public IgnoreKnock() {
            this(EVERYONE);
        }
    }

    record Remove(String guest) implements HostAction {
        public Remove() {
            this(EVERYONE);
        }
    }

    /** Ends the call for everyone. */
    record EndForAll() implements HostAction {}

    /** Asks those in the call to agree to the recording; their call goes on when they do. */
    record AskConsent(String guest) implements HostAction {
        public AskConsent() {
            this(EVERYONE);
        }
    }

    record PersonJoins(String name) implements HostAction {}

    record PersonLeaves(String name) implements HostAction {}

    /** In the chat, with words that a refusal and an end would have. */
    record PersonWrites(String name) implements HostAction {}

    /** Starts the script now, whether a guest is there or not. */
    record StartScript() implements HostAction {}

    /** Cuts the sound off: the page has to notice by itself. */
    record DropMedia(String guest) implements HostAction {
        public DropMedia() {
            this(EVERYONE);
        }
    }

    /** The line to the call is lost: no sound any more, and the page says nothing else. */
    record LoseConnection(String guest) implements HostAction {
        public LoseConnection() {
            this(EVERYONE);
        }
    }

    /** Asks those in the call whether they are still there, as somebody is asked who has been alone for a while. */
    record AskStillThere(String guest) implements HostAction {
        public AskStillThere() {
            this(EVERYONE);
        }
    }

    /** The platform ends the call for somebody who is alone in it. */
    record EndAsAlone(String guest) implements HostAction {
        public EndAsAlone() {
            this(EVERYONE);
        }
    }

    /** The page loads itself anew. */
    record ReloadPage(String guest) implements HostAction {
        public ReloadPage() {
            this(EVERYONE);
        }
    }

    /** The page goes to another site. */
    record LosePage(String guest) implements HostAction {
        public LosePage() {
            this(EVERYONE);
        }
    }

    /** The page turns into one that says nothing known. */
    record ConfusePage(String guest) implements HostAction {
        public ConfusePage() {
            this(EVERYONE);
        }
    }

    /** The page says that one has left, and not why. */
    record PutOut(String guest) implements HostAction {
        public PutOut() {
            this(EVERYONE);
        }
    }

    /** The page goes to where meetings are begun. */
    record SendHome(String guest) implements HostAction {
        public SendHome() {
            this(EVERYONE);
        }
    }
}
