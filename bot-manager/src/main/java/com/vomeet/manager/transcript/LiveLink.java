package com.vomeet.manager.transcript;

/** Where live text goes to besides this process' own readers. */
interface LiveLink {
    LiveLink NONE = new LiveLink() {
        @Override
        public void tell(LiveMessage message) {
            // nobody else is there
        }

        @Override
        public void audienceChanged() {
            // nobody else is there
        }
    };

    /** Must not block. */
    void tell(LiveMessage message);

    /** Other meetings are looked at here than before; must not block. */
    void audienceChanged();
}
