package com.vomeet.e2e.cluster;

/** What a program said, and how it ended. */
public record Said(int status, String out, String complaint) {
    public boolean isGood() {
        return status == 0;
    }

    String all() {
        return out + complaint;
    }
}
