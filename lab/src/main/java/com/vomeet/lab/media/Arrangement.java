package com.vomeet.lab.media;

/** How people are spread over tracks. */
public enum Arrangement {
    /** Each person has a track of their own for as long as they are there. No contributing sources; room for eight. */
    TRACK_PER_PERSON(8, "person"),
    /**
     * Three tracks that are given to whoever speaks; the contributing source says whose voice it is, and silence has none. The
     * fourth of four who speak at once is not heard until a track is free.
     */
    POOL_OF_THREE(3, "slot"),
    /**
     * One track with everybody in it. One voice at a time: who begins while another sounds waits for their turn, because two Opus
     * streams cannot be added without decoding them. {@link Speech#started} says when it really began.
     */
    ONE_MIX(1, "mainAudio");

    private final int tracks;
    private final String stream;

    Arrangement(int tracks, String stream) {
        this.tracks = tracks;
        this.stream = stream;
    }

    public int tracks() {
        return tracks;
    }

    /** Id of the media stream in which the page finds the track. */
    String stream(int track) {
        return stream + "-" + track;
    }
}
