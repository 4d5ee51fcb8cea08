package com.vomeet.manager.transcript;

import java.util.List;
import java.util.Map;

/**
 * What storing a batch has changed.
 *
 * @param changes one per meeting whose live view has changed
 * @param stored the sessions whose stored number has grown
 * @param segments final segments that are new in the database
 */
record StoreResult(List<Change> changes, List<Growth> stored, int segments, Map<DropReason, Integer> drops) {
    /** @param segments in the order in which they are read */
    record Change(long meetingId, long seq, List<LiveSegment> segments) {}

    record Growth(long meetingId, String uid, int stored) {}
}
