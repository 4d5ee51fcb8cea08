package com.vomeet.manager.retention;

/**
 * What came of one look.
 *
 * @param erased meetings
 * @param failed meetings that could not be erased now; they are tried again
 * @param accounts that were deleted and have left nothing any more
 * @param elsewhere another replica is looking
 */
record Swept(int erased, int failed, int accounts, boolean elsewhere) {
    static final Swept ELSEWHERE = new Swept(0, 0, 0, true);
}
