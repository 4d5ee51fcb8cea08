package com.vomeet.bench.cluster;

/** What a program said, and how it ended. */
public record Said(int status, String out, String complaint) {
    public boolean isGood() {
        return status == 0;
    }

    /** Both voices. */
    public String all() {
        return out + complaint;
    }
}
