package com.vomeet.bench.chaos;

import java.util.List;

/** Many things that are asked of a manager one after the other, each again until it is answered; and whether all of it was right. */
interface Tale {
    /** Tells it to the end, whatever the manager goes through meanwhile. */
    void tell();

    /** What was not as it should be. */
    List<String> faults();
}
